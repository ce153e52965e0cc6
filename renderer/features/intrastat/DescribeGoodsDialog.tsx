import { ActionIcon, Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MovedDocument } from '../../../shared/contracts/intrastat.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { deliveryTerms, natures, regions, transportModes } from '../../../shared/declarations/intrastat/codes.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useBaseOn } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type GoodsRow, isCn8, itemsOf, rowsOf, withRow } from './goods-form.ts';
import classes from './intrastat.module.css';

/** What goods a document moves, row by row; or why it moves none that are declared. */
export function DescribeGoodsDialog({ document, onClose }: { document: MovedDocument; onClose: () => void }) {
  const { t, language } = useText();
  const { id } = useCommandId();
  const describe = useCommand('document.describeGoods');
  const [rows, setRows] = useState<readonly GoodsRow[]>(() => rowsOf(document, language));
  const [excluded, setExcluded] = useState(document.excluded ?? '');
  const isExcluded = excluded.trim() !== '';
  const send = async () => {
    const items = isExcluded ? [] : itemsOf(rows, language);
    const answer = await describe.run({ id, documentId: document.documentId, items, excluded });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={t('intrastat:goods.title', { number: document.supplierNumber || document.number, counterparty: document.counterparty })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={describe.busy}
      rejections={describe.rejections}
      size={960}
    >
      {document.correctsValue ? (
        <p className={classes.note}>{t('intrastat:goods.corrects', { number: document.corrects?.number ?? '' })}</p>
      ) : null}
      {isExcluded
        ? null
        : rows.map((row, index) => (
            <Row
              key={row.key}
              row={row}
              index={index}
              document={document}
              onChange={(to) => setRows(rows.map((each) => (each.key === row.key ? { ...each, ...to } : each)))}
              onRemove={rows.length > 1 ? () => setRows(rows.filter((each) => each.key !== row.key)) : undefined}
            />
          ))}
      <Group justify="space-between" align="flex-end" wrap="wrap">
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden="true" />}
          disabled={isExcluded}
          onClick={() => setRows(withRow(rows))}
          data-testid="add-goods"
        >
          {t('intrastat:goods.add')}
        </Button>
        <TextInput
          name="excluded"
          label={t('intrastat:goods.excluded')}
          maxLength={300}
          value={excluded}
          onChange={(event) => setExcluded(event.currentTarget.value)}
          w={480}
        />
      </Group>
    </FormDialog>
  );
}

interface RowProps {
  row: GoodsRow;
  index: number;
  document: MovedDocument;
  onChange: (to: Partial<GoodsRow>) => void;
  onRemove: (() => void) | undefined;
}

function Row({ row, index, document, onChange, onRemove }: RowProps) {
  const { t, language } = useText();
  const { baseCurrency, baseScale } = useBaseOn(lastDay(document.period));
  const [left, setLeft] = useState(false);
  const name = (field: keyof GoodsRow) => `items.${index}.${field}`;
  const choice = (field: keyof GoodsRow, codes: readonly string[], label: (code: string) => string) => (
    <NativeSelect
      name={name(field)}
      label={t(`intrastat:goods.${field}`)}
      value={String(row[field])}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      data={['', ...codes].map((value) => ({ value, label: value === '' ? '' : label(value) }))}
    />
  );
  const letters = (field: keyof GoodsRow, length: number) => (
    <TextInput
      name={name(field)}
      label={t(`intrastat:goods.${field}`)}
      maxLength={length}
      autoComplete="off"
      value={String(row[field])}
      // Codes are capital Latin letters, whatever the keyboard is set to give.
      onChange={(event) => onChange({ [field]: event.currentTarget.value.toUpperCase() })}
    />
  );
  const amount = (field: 'netMass' | 'supplementary' | 'value' | 'statisticalValue', scale: number, label: string) => (
    <AmountInput name={name(field)} label={label} scale={scale} value={row[field]} onChange={(typed) => onChange({ [field]: typed })} />
  );
  return (
    <fieldset className={classes.row} aria-label={t('intrastat:goods.row', { row: index + 1 })}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-end" wrap="nowrap">
          <NativeSelect
            name={name('line')}
            label={t('intrastat:goods.line')}
            value={row.line}
            onChange={(event) => onChange({ line: event.currentTarget.value })}
            data={document.lines.map(({ line, description, value }) => ({
              value: String(line),
              label: `${line}. ${description} · ${formatDecimal(value, language)} ${baseCurrency}`,
            }))}
            className={classes.line ?? ''}
          />
          {onRemove ? (
            <ActionIcon variant="default" size={30} aria-label={t('intrastat:goods.remove', { row: index + 1 })} onClick={onRemove}>
              <Trash2 size={15} aria-hidden="true" />
            </ActionIcon>
          ) : null}
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs" verticalSpacing="xs">
          <TextInput
            name={name('cn8')}
            label={t('intrastat:goods.cn8')}
            autoComplete="off"
            inputMode="numeric"
            maxLength={12}
            value={row.cn8}
            onChange={(event) => {
              setLeft(false);
              onChange({ cn8: event.currentTarget.value });
            }}
            onBlur={() => setLeft(row.cn8 !== '')}
            error={left && !isCn8(row.cn8) ? t('intrastat:goods.cn8Wrong') : undefined}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          />
          {amount('netMass', 3, t('intrastat:goods.netMass'))}
          {amount('value', baseScale, t('intrastat:goods.value', { currency: baseCurrency }))}
          {amount('supplementary', 3, t('intrastat:goods.supplementary'))}
          {letters('originCountry', 2)}
          {letters('partnerState', 2)}
          {choice('nature', natures, (code) => `${code} ${t(`declarations:natures.${code.replace('.', '-')}`)}`)}
          {choice('transportMode', transportModes, (code) => `${code} ${t(`declarations:transportModes.${code}`)}`)}
          {choice('region', regions, (code) => `${code} ${t(`declarations:regions.${code}`)}`)}
          {choice('deliveryTerms', deliveryTerms, (code) => code)}
          {letters('vehicleCountry', 2)}
          {document.flow === 'dispatches' ? letters('partnerVatNumber', 14) : null}
          {amount('statisticalValue', baseScale, t('intrastat:goods.statisticalValue', { currency: baseCurrency }))}
        </SimpleGrid>
      </Stack>
    </fieldset>
  );
}
