import type { TextInputProps } from '@mantine/core';
import type { TaxCodeInfo } from '../../../../shared/contracts/accounts.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { TaxCodeUse } from '../../../../shared/vat/tax-code.ts';
import { useCompany } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../forms/Lookup.module.css';
import { Lookup } from '../forms/Lookup.tsx';

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

const words = (text: string) => text.toLowerCase().split(/[\s,.:;()%/-]+/);

/** Tax codes in force on a day, by code or by words of the name. */
export function TaxCodePicker({ value, onChange, use, on, accept, documentType, ...field }: Props) {
  const { t, nameOf } = useText();
  const { vatPayer } = useCompany();
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
  const search = (typed: string) => {
    const asked = typed.trim().toLowerCase();
    const begins = codes.filter(({ code }) => code.toLowerCase().startsWith(asked));
    const named = codes.filter(
      (code) => !begins.includes(code) && words(asked).every((part) => words(nameOf(code.names)).some((word) => word.startsWith(part))),
    );
    // What is typed in full stands first: S18 before S18A.
    return [
      ...begins.filter(({ code }) => code.toLowerCase() === asked),
      ...begins.filter(({ code }) => code.toLowerCase() !== asked),
      ...named,
    ];
  };
  return (
    <Lookup
      {...field}
      shown={value}
      title={chosen ? nameOf(chosen.names) : undefined}
      search={search}
      keyOf={({ code }) => code}
      onPick={(code) => onChange(code?.code ?? '')}
      renderItem={(code) => (
        <>
          <span className={classes.code}>{code.code}</span>
          <span>{nameOf(code.names)}</span>
          {code.unconfirmed ? <span className={classes.aside}>{t('documents:taxCode.unconfirmed')}</span> : null}
        </>
      )}
      minWidth={320}
    />
  );
}
