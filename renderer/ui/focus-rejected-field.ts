import type { Rejection } from '../../shared/result.ts';

// Rejections of the engine that name a line but no field, and where on the line the fault lies.
const fieldOfCode: Readonly<Record<string, string>> = {
  LINE_SIDE_MISSING: 'debit',
  LINE_BOTH_SIDES: 'debit',
  LINE_AMOUNT_ZERO: 'debit',
  UNKNOWN_ACCOUNT: 'account',
  ACCOUNT_NOT_POSTABLE: 'account',
  ACCOUNT_INACTIVE: 'account',
  UNKNOWN_TAX_CODE: 'taxCode',
  TAX_CODE_NOT_IN_FORCE: 'taxCode',
  TAX_CODE_NOT_FOR_USE: 'taxCode',
  FOREIGN_AMOUNT_MISMATCH: 'foreignAmount',
};
// Of rows of goods, counted from 1.
const fieldOfGoods: Readonly<Record<string, string>> = {
  GOODS_LINE_UNKNOWN: 'line',
  GOODS_STATE: 'partnerState',
  GOODS_VALUE_ASKED: 'value',
  GOODS_VALUE_ZERO: 'value',
  GOODS_MASS_ZERO: 'netMass',
  GOODS_PARTNER_NUMBER: 'partnerVatNumber',
  GOODS_PARTNER_NUMBER_ARRIVAL: 'partnerVatNumber',
};
const formFieldOfCode: Readonly<Record<string, string>> = {
  PERIOD_CLOSED: 'date',
  REVERSAL_BEFORE_ENTRY: 'date',
  RATE_REQUIRED: 'rate',
  CURRENCY_UNKNOWN: 'currency',
  TAX_ID_INVALID: 'taxId',
  TAX_ID_TAKEN: 'taxId',
  ACCOUNT_CODE_TAKEN: 'code',
  ACCOUNT_PARENT_INVALID: 'parentCode',
  COUNTERPARTY_REQUIRED: 'counterpartyId',
  UNKNOWN_COUNTERPARTY: 'counterpartyId',
  UNKNOWN_COUNTRY: 'country',
  WRONG_PASSPHRASE: 'passphrase',
};

/** Path of the field a rejection is about, as the contract names it. Lines of rejections count from 1. */
export function fieldOf(rejection: Rejection): string | undefined {
  if (typeof rejection.field === 'string' && rejection.field !== '') return rejection.field;
  const onLine = fieldOfCode[rejection.code];
  if (onLine && typeof rejection.line === 'number') return `lines.${rejection.line - 1}.${onLine}`;
  const ofGoods = fieldOfGoods[rejection.code];
  if (ofGoods && typeof rejection.row === 'number') return `items.${rejection.row - 1}.${ofGoods}`;
  return formFieldOfCode[rejection.code];
}

/** Focuses the first named field of the form around `inside`; false when no field is named or found. */
export function focusRejectedField(inside: Element | null, rejections: readonly Rejection[]): boolean {
  const form = inside?.closest('form, [role="dialog"], main') ?? document;
  for (const rejection of rejections) {
    const path = fieldOf(rejection);
    const field = path ? form.querySelector<HTMLElement>(`[name="${CSS.escape(path)}"]`) : null;
    if (!field) continue;
    field.focus();
    return true;
  }
  return false;
}
