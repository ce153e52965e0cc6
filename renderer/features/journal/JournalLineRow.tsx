import { TextInput } from '@mantine/core';
import { memo } from 'react';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../shared/money/currency.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { CounterpartyPicker } from '../documents/forms/CounterpartyPicker.tsx';
import { CurrencyPicker } from '../documents/forms/CurrencyPicker.tsx';
import { cell, LineRow } from '../documents/forms/LineRow.tsx';
import type { LineAct } from '../documents/forms/line-acts.ts';
import { suggestion } from '../documents/forms/suggestion.ts';
import { useProposedRate } from '../documents/forms/use-proposed-rate.ts';
import type { JournalLineForm, Side } from './journal-form.ts';
import { journalActs } from './journal-lines.ts';

interface Props {
  index: number;
  line: JournalLineForm;
  scale: number;
  /** Date of the entry: the rate of that day is proposed. */
  date: string;
  withCurrency: boolean;
  dimensions: readonly DimensionInfo[];
  /** What the entry lacks, offered on its last line: taken with Enter or Tab. */
  suggestedSide: Side | undefined;
  suggested: string | undefined;
  onChange: (index: number, patch: Partial<JournalLineForm>) => void;
  /** What nobody typed: a rate that is proposed. */
  onPropose: (index: number, patch: Partial<JournalLineForm>) => void;
  onConvert: (index: number) => void;
  onAct: (act: LineAct, index: number) => void;
}

/** One line of a journal entry. Drawn again only when something of this line changes. */
export const JournalLineRow = memo(function JournalLineRow(props: Props) {
  const { index, line, scale, date, withCurrency, dimensions, suggestedSide, suggested, onChange, onPropose, onConvert, onAct } = props;
  const { t } = useText();
  const no = { line: index + 1 };
  const rateNote = useProposedRate(
    { currency: line.currency, date, typed: line.rate, enabled: withCurrency && line.currency !== '' },
    (rate) => onPropose(index, { rate }),
  );

  const amount = (side: Side) => {
    const other = side === 'debit' ? 'credit' : 'debit';
    const offered = suggestedSide === side && line.account !== '' ? suggested : undefined;
    return (
      <AmountInput
        {...cell}
        name={`lines.${index}.${side}`}
        aria-label={t(`journal:line.${side}`, no)}
        scale={scale}
        inColumn
        value={line[side]}
        onChange={(typed) => onChange(index, { [side]: typed })}
        {...suggestion({
          offered,
          typed: line[side],
          onTake: (amount) => onChange(index, { [side]: amount }),
          description: (amount) => t('journal:suggested', { amount }),
        })}
        // One side is written, so Enter goes past the other.
        {...(line[other].trim() !== '' ? { 'data-enter': 'skip' } : {})}
      />
    );
  };
  return (
    <LineRow
      index={index}
      acts={journalActs}
      onAct={onAct}
      dimensions={dimensions}
      value={line.dimensions}
      onChange={onChange}
      after={
        <td>
          <TextInput
            {...cell}
            name={`lines.${index}.memo`}
            aria-label={t('journal:line.memo', no)}
            value={line.memo}
            maxLength={500}
            onChange={(event) => onChange(index, { memo: event.currentTarget.value })}
          />
        </td>
      }
    >
      <td>
        <AccountPicker
          {...cell}
          name={`lines.${index}.account`}
          aria-label={t('journal:line.account', no)}
          value={line.account === '' ? null : line.account}
          onChange={(code) => onChange(index, { account: code ?? '' })}
        />
      </td>
      {withCurrency ? (
        <>
          <td>
            <CurrencyPicker
              {...cell}
              name={`lines.${index}.currency`}
              aria-label={t('journal:line.currency', no)}
              value={line.currency}
              onChange={(currency) => onChange(index, { currency })}
            />
          </td>
          <td>
            <AmountInput
              {...cell}
              name={`lines.${index}.foreignAmount`}
              aria-label={t('journal:line.foreignAmount', no)}
              scale={isIsoCurrency(line.currency) ? currencyScale(line.currency) : scale}
              inColumn
              value={line.foreignAmount}
              onChange={(foreignAmount) => onChange(index, { foreignAmount })}
              onBlur={() => onConvert(index)}
              {...(line.currency === '' ? { 'data-enter': 'skip' } : {})}
            />
          </td>
          <td>
            <AmountInput
              {...cell}
              name={`lines.${index}.rate`}
              aria-label={t('journal:line.rate', no)}
              title={rateNote}
              scale={rateScale}
              value={line.rate}
              onChange={(rate) => onChange(index, { rate })}
              onBlur={() => onConvert(index)}
              {...(line.currency === '' ? { 'data-enter': 'skip' } : {})}
            />
          </td>
        </>
      ) : null}
      <td>{amount('debit')}</td>
      <td>{amount('credit')}</td>
      <td>
        <CounterpartyPicker
          {...cell}
          name={`lines.${index}.counterpartyId`}
          aria-label={t('journal:line.counterparty', no)}
          value={line.counterparty}
          onChange={(counterparty) => onChange(index, { counterparty })}
        />
      </td>
    </LineRow>
  );
});
