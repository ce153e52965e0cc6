import type { TextInputProps } from '@mantine/core';
import type { TaxCodeInfo } from '../../../../shared/contracts/accounts.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { TaxCodeUse } from '../../../../shared/vat/tax-code.ts';
import { useCompany } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Found } from '../../../ui/Found.tsx';
import classes from '../../../ui/Lookup.module.css';
import { Lookup } from '../../../ui/Lookup.tsx';
import { useRecentPicks } from '../../../ui/use-recent-picks.ts';
import { searchTaxCodes, typedCode } from './search-tax-codes.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  value: string;
  onChange: (code: string) => void;
  /** What the code is for, and the day it has to be in force. */
  use: TaxCodeUse;
  on: LocalDate;
  /** Which codes instead of those of the use: what a company charges itself, or only gives and moves, is otherwise left out. */
  accept?: (code: string) => boolean;
  /** Official type of the document: codes of that type alone are offered on it, and on no other. */
  documentType?: string;
}

/** Tax codes in force on a day, by rate, by code or by name in any language and spelling. */
export function TaxCodePicker({ value, onChange, use, on, accept, documentType, onFocus, ...field }: Props) {
  const { t, nameOf } = useText();
  const { vatPayer } = useCompany();
  const { placeOf, remember, refresh } = useRecentPicks(`tax-code.${use}`);
  const list = useQueryOf('taxCode.list', { on }, { keep: true });
  // What stands there already, as in a credit note for an earlier sale, is shown all the same.
  const reserved = (code: TaxCodeInfo) =>
    code.code !== value && (vatPayer ? code.onlyUnregistered : ['charged', 'deducted', 'partly-deducted'].includes(code.effect));
  const codes = (list.data ?? []).filter(
    (code) =>
      !reserved(code) &&
      (accept
        ? accept(code.code) || code.code === value
        : code.use.includes(use) &&
          (use !== 'sale' || !code.selfCharged) &&
          (code.documentType === null || code.documentType === documentType || code.code === value)),
  );
  const chosen = codes.find(({ code }) => code === value);
  return (
    <Lookup
      {...field}
      shown={value}
      title={chosen ? nameOf(chosen.names) : undefined}
      search={(typed) => searchTaxCodes(codes, typed, ({ code }) => placeOf(code)).codes}
      isClear={(typed) => searchTaxCodes(codes, typed).meant !== undefined}
      exact={(typed) => typedCode(codes, typed)}
      waiting={list.isPending}
      keyOf={({ code }) => code}
      onFocus={(event) => {
        refresh();
        onFocus?.(event);
      }}
      onPick={(code) => {
        if (code) remember(code.code);
        onChange(code?.code ?? '');
      }}
      renderItem={(code, typed) => (
        <>
          <span className={classes.code}>
            <Found text={code.code} typed={typed} />
          </span>
          <Found text={nameOf(code.names)} typed={typed} />
          {code.unconfirmed ? <span className={classes.aside}>{t('documents:taxCode.unconfirmed')}</span> : null}
        </>
      )}
      minWidth={320}
    />
  );
}
