import { ActionIcon, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { decimalPattern } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useCompany } from '../../app/company-context.ts';
import { newId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import classes from './vat.module.css';

interface TypedAsset {
  readonly id: string;
  readonly kind: 'building' | 'other';
  readonly since: string;
  readonly credited: string;
}

const kinds = ['building', 'other'] as const;

/** VAT of fixed assets that is given back for a year, by its exempt share. Assets are entered here and kept nowhere: the books do not know their VAT. */
export function AssetAdjustmentDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t, language, nameOf } = useText();
  const { baseCurrency, baseScale } = useCompany();
  const empty = (): TypedAsset => ({ id: newId(), kind: 'other', since: String(year), credited: '' });
  const [assets, setAssets] = useState<readonly TypedAsset[]>(() => [empty()]);
  const change = (id: string, next: Partial<TypedAsset>) =>
    setAssets((now) => now.map((asset) => (asset.id === id ? { ...asset, ...next } : asset)));
  const isYear = (since: string) => /^(19[5-9]\d|20\d\d|21[0-4]\d)$/.test(since) && Number(since) <= year;
  const read = assets.flatMap(({ id, kind, since, credited }) => {
    const amount = readAmount(credited, baseScale, language);
    return amount.ok && decimalPattern.test(amount.text) && !amount.text.startsWith('-') && isYear(since)
      ? [{ id, asset: { kind, since: Number(since), credited: amount.text } }]
      : [];
  });
  const query = useQueryOf('vat.assetAdjustment', { year, assets: read.map(({ asset }) => asset) }, { keep: true });
  const info = query.data;
  const cancelledOf = (id: string) => info?.assets[read.findIndex((one) => one.id === id)]?.cancelled;
  return (
    <Dialog onClose={onClose} title={t('taxes:assets.title', { year })} size={760}>
      <p className={classes.note}>{t('taxes:assets.what')}</p>
      <QueryProblem error={query.error} retry={query.refetch} />
      {assets.map((asset, index) => (
        <Group key={asset.id} gap="xs" align="flex-end" mb="xs" wrap="nowrap" data-testid={`asset-${index}`}>
          <NativeSelect
            label={t('common:kind')}
            value={asset.kind}
            onChange={(event) => change(asset.id, { kind: event.currentTarget.value as TypedAsset['kind'] })}
            data={kinds.map((kind) => ({ value: kind, label: t(`taxes:assets.kinds.${kind}`) }))}
            w={190}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
          />
          <TextInput
            name={`assets.${index}.since`}
            label={t('taxes:assets.since')}
            value={asset.since}
            inputMode="numeric"
            maxLength={4}
            error={asset.since.length === 4 && !isYear(asset.since)}
            onChange={(event) => change(asset.id, { since: event.currentTarget.value })}
            w={110}
          />
          <AmountInput
            name={`assets.${index}.credited`}
            label={t('taxes:assets.credited')}
            value={asset.credited}
            onChange={(credited) => change(asset.id, { credited })}
            scale={baseScale}
            w={150}
          />
          <span className={classes.cancelled}>
            <span>{t('taxes:assets.cancelled')}</span>
            <Money amount={cancelledOf(asset.id) ?? '0'} dashZero />
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('taxes:assets.remove', { number: index + 1 })}
            onClick={() => setAssets((now) => now.filter(({ id }) => id !== asset.id))}
          >
            <Trash2 size={14} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="default"
        mb="sm"
        leftSection={<Plus size={14} aria-hidden="true" />}
        onClick={() => setAssets((now) => [...now, empty()])}
        data-testid="add-asset"
      >
        {t('taxes:assets.add')}
      </Button>
      {info ? (
        <>
          <Figures
            of={[
              { id: 'assets-percent', label: t('taxes:share.percent'), value: `${formatDecimal(info.exemptPercent, language)} %` },
              { id: 'assets-total', label: t('taxes:assets.total'), value: <Money amount={info.total} currency={baseCurrency} strong /> },
            ]}
          />
          <p className={classes.note}>
            {t('taxes:basis', { source: nameOf(info.source) })} {info.unconfirmed ? <Unconfirmed /> : null}
          </p>
        </>
      ) : null}
    </Dialog>
  );
}
