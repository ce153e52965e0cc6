import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { DimensionInfo } from '../../../../shared/contracts/dimensions.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { columnsOf } from '../../dimensions/LineDimensions.tsx';
import classes from '../forms/form.module.css';
import { cell, LineHeads, LineRow } from '../forms/LineRow.tsx';
import { LinesTable } from '../forms/LinesTable.tsx';
import type { LineAct } from '../forms/line-acts.ts';
import { TaxCodePicker } from '../trade/TaxCodePicker.tsx';
import { type ReportLine, reportActs } from './small-forms.ts';

interface Props {
  lines: readonly ReportLine[];
  dimensions: readonly DimensionInfo[];
  /** Official type of the report: tax codes of that type alone may be chosen too. */
  type: string;
  /** What was paid for what is sold is asked for. */
  withCost: boolean;
  /** The day tax codes have to be in force. */
  on: LocalDate;
  currency: string;
  scale: number;
  onChange: (index: number, patch: Partial<ReportLine>) => void;
  onAct: (act: LineAct, index: number) => void;
  onAdd: () => void;
}

/** What was taken, an amount with VAT for each tax code. */
export function SalesReportLines({ lines, dimensions, type, withCost, on, currency, scale, onChange, onAct, onAdd }: Props) {
  const { t } = useText();
  const amount = 'minmax(6rem, 12rem)';
  return (
    <div>
      <LinesTable
        of="report"
        label={t('documents:lines')}
        columns={['2.875rem', 'minmax(8rem, 1fr)', '8rem', ...columnsOf(dimensions), amount, ...(withCost ? [amount] : [])]}
        least={withCost ? 33 : 27}
        leastOfDimension={5}
        dimensions={dimensions}
      >
        <LineHeads
          before={[{ title: t('documents:column.description') }, { title: t('documents:column.taxCode') }]}
          dimensions={dimensions}
          after={[
            { title: t('documents:field.grossIn', { currency }), end: true },
            ...(withCost ? [{ title: t('documents:field.costIn', { currency }), end: true }] : []),
          ]}
        />
        <tbody>
          {lines.map((line, index) => {
            const no = { line: index + 1 };
            return (
              <LineRow
                key={line.key}
                index={index}
                acts={reportActs}
                onAct={onAct}
                dimensions={dimensions}
                value={line.dimensions}
                onChange={onChange}
                after={
                  <>
                    <td>
                      <AmountInput
                        {...cell}
                        name={`lines.${index}.unitPrice`}
                        aria-label={t('documents:line.gross', no)}
                        scale={scale}
                        inColumn
                        value={line.gross}
                        onChange={(gross) => onChange(index, { gross })}
                      />
                    </td>
                    {withCost ? (
                      <td>
                        <AmountInput
                          {...cell}
                          name={`lines.${index}.cost`}
                          aria-label={t('documents:line.cost', no)}
                          scale={scale}
                          inColumn
                          value={line.cost}
                          onChange={(cost) => onChange(index, { cost })}
                        />
                      </td>
                    ) : null}
                  </>
                }
              >
                <td>
                  <TextInput
                    {...cell}
                    name={`lines.${index}.description`}
                    aria-label={t('documents:line.description', no)}
                    value={line.description}
                    maxLength={300}
                    onChange={(event) => onChange(index, { description: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <TaxCodePicker
                    {...cell}
                    name={`lines.${index}.taxCode`}
                    aria-label={t('documents:line.taxCode', no)}
                    use="sale"
                    documentType={type}
                    on={on}
                    value={line.taxCode}
                    onChange={(taxCode) => onChange(index, { taxCode })}
                  />
                </td>
              </LineRow>
            );
          })}
        </tbody>
      </LinesTable>
      <div className={classes.underLines}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Plus size={14} aria-hidden="true" />}
          onClick={onAdd}
          data-testid="add-line"
        >
          {t('documents:line.add')}
        </Button>
      </div>
    </div>
  );
}
