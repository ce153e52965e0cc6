import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { columnsOf } from '../dimensions/LineDimensions.tsx';
import classes from '../documents/forms/form.module.css';
import { LineHeads } from '../documents/forms/LineRow.tsx';
import { LinesTable } from '../documents/forms/LinesTable.tsx';
import type { LineAct } from '../documents/forms/line-acts.ts';
import { PasteButton } from '../documents/paste/PasteButton.tsx';
import { JournalLineRow } from './JournalLineRow.tsx';
import { isBlank, type JournalForm, type JournalLineForm } from './journal-form.ts';
import { missingOn, sumsOf } from './journal-sums.ts';

interface Props extends Pick<JournalForm, 'lines' | 'language' | 'date' | 'withCurrency'> {
  currency: string;
  scale: number;
  dimensions: readonly DimensionInfo[];
  onChange: (index: number, patch: Partial<JournalLineForm>) => void;
  onPropose: (index: number, patch: Partial<JournalLineForm>) => void;
  onConvert: (index: number) => void;
  onAct: (act: LineAct, index: number) => void;
  onAdd: () => void;
  onPaste: () => void;
}

/** Lines of an entry with both sums. What is missing stays in sight, however long or wide the entry is. Not drawn while something else of the form is typed. */
export const JournalLines = memo(function JournalLines(props: Props) {
  const { lines, language, date, withCurrency, currency, scale, dimensions, onChange, onPropose, onConvert, onAct, onAdd, onPaste } = props;
  const { t } = useText();
  const sums = sumsOf({ lines, language }, scale);
  const text = (minor: bigint) => writeDecimal(minor, scale);
  const missing = sums.difference < 0n ? -sums.difference : sums.difference;
  // Offered where the entry is likely to end: on the last line that has been begun, or the first free one.
  const last = lines.findLastIndex((line) => !isBlank(line));
  const offer = missingOn({ lines, language }, last, scale);
  const before = withCurrency ? 5 : 2;
  const flexible = 'minmax(0, 1fr)';
  const columns = [
    ...['2.875rem', '30%', ...(withCurrency ? ['5rem', '7.5rem', '6.5rem'] : []), '7.5rem', '7.5rem', flexible],
    ...columnsOf(dimensions),
    flexible,
  ];
  const after = 2 + columnsOf(dimensions).length;
  return (
    <div>
      <LinesTable
        of={withCurrency ? 'foreign-journal' : 'journal'}
        label={t('journal:lines')}
        columns={columns}
        least={withCurrency ? 62 : 44}
        leastOfDimension={7}
        dimensions={dimensions}
      >
        <LineHeads
          before={[
            { title: t('common:account') },
            ...(withCurrency
              ? [
                  { title: t('common:currency') },
                  { title: t('journal:column.foreignAmount'), end: true },
                  { title: t('journal:column.rate'), end: true },
                ]
              : []),
            { title: t('common:debit'), end: true },
            { title: t('common:credit'), end: true },
            { title: t('common:counterparty') },
          ]}
          dimensions={dimensions}
          after={[{ title: t('common:memo') }]}
        />
        <tbody>
          {lines.map((line, index) => (
            <JournalLineRow
              key={line.key}
              index={index}
              line={line}
              scale={scale}
              date={date}
              withCurrency={withCurrency}
              dimensions={dimensions}
              suggestedSide={index === last ? offer?.side : undefined}
              suggested={index === last ? offer?.typed : undefined}
              onChange={onChange}
              onPropose={onPropose}
              onConvert={onConvert}
              onAct={onAct}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={before} style={{ '--span': before } as CSSProperties}>
              {t('common:total')} <span className={classes.unit}>{currency}</span>
            </th>
            <td className={classes.end} data-testid="sum-debit">
              <Money amount={text(sums.debit)} strong />
            </td>
            <td className={classes.end} data-testid="sum-credit">
              <Money amount={text(sums.credit)} strong />
            </td>
            <td colSpan={after} style={{ '--span': after } as CSSProperties} />
          </tr>
        </tfoot>
      </LinesTable>
      <div className={classes.underLines} data-sticky>
        <span>
          <Button variant="subtle" size="compact-xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
            {t('documents:line.add')}
          </Button>
          <PasteButton onClick={onPaste} />
        </span>
        <span aria-live="polite" data-testid="difference">
          {sums.difference === 0n ? (
            <StatusMark tone={sums.debit === 0n ? 'neutral' : 'good'}>{t('journal:balanced')}</StatusMark>
          ) : (
            <StatusMark tone="warn">
              {t(sums.difference > 0n ? 'journal:creditMissing' : 'journal:debitMissing')}{' '}
              <Money amount={text(missing)} currency={currency} strong />
            </StatusMark>
          )}
        </span>
      </div>
    </div>
  );
});
