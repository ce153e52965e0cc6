import { readDate } from '../../../shared/dates/local-date.ts';
import { lastDay, type Period } from '../../../shared/dates/period.ts';
import { textParam } from '../../app/search-params.ts';
import type { GridSort } from '../../ui/DataGrid.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { readDimensions } from './dimension-param.ts';

// What a register shows stands in its address: Back leads to the same rows, a saved view is an address under a name.

export interface RegisterFilter {
  kind?: string | undefined;
  account?: string | undefined;
  counterpartyId?: string | undefined;
  branch?: string | undefined;
  state?: string | undefined;
  user?: string | undefined;
  currency?: string | undefined;
  least?: string | undefined;
  most?: string | undefined;
  side?: string | undefined;
  role?: string | undefined;
  country?: string | undefined;
  vatPayer?: string | undefined;
  open?: string | undefined;
  event?: string | undefined;
  attached?: string | undefined;
  dimensions?: string | undefined;
}
export type FilterField = keyof RegisterFilter;

export interface RegisterAddress extends RegisterFilter {
  from?: string | undefined;
  to?: string | undefined;
  search?: string | undefined;
  sort?: string | undefined;
  group?: string | undefined;
  knownOn?: string | undefined;
}

/** For `validateSearch` of a register. */
export const registerParams = {
  from: textParam,
  to: textParam,
  search: textParam,
  sort: textParam,
  group: textParam,
  kind: textParam,
  account: textParam,
  counterpartyId: textParam,
  branch: textParam,
  state: textParam,
  user: textParam,
  currency: textParam,
  least: textParam,
  most: textParam,
  attached: textParam,
  dimensions: textParam,
  knownOn: textParam,
};

/** "total-desc" of an address; undefined for what is no order of the register. */
export function readSort<By extends string>(
  text: string | undefined,
  keys: readonly By[],
): { by: By; direction: 'asc' | 'desc' } | undefined {
  const [, name, direction] = /^(\w+)-(asc|desc)$/.exec(text ?? '') ?? [];
  const by = keys.find((key) => key === name);
  return by && { by, direction: direction === 'asc' ? 'asc' : 'desc' };
}
export const sortParam = ({ by, direction }: GridSort): string => `${by}-${direction}`;

/** One of the words an address may have there. */
export const oneOf = <Word extends string>(text: string | undefined, words: readonly Word[]): Word | undefined =>
  words.find((word) => word === text);

export const yesNo = ['yes', 'no'] as const;
export const answered = (text: (typeof yesNo)[number] | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'yes';

const amount = /^-?\d{1,15}(\.\d{1,12})?$/;
export const amountParam = (text: string | undefined): string | undefined => (text !== undefined && amount.test(text) ? text : undefined);

export const countryParam = (text: string | undefined): string | undefined => (/^[A-Z]{2}$/.test(text ?? '') ? text : undefined);

/** What every register of entries and documents is asked for by its address. A date that is still being typed is no date. */
export const askedIn = (address: RegisterAddress) => ({
  search: address.search ?? '',
  from: readDate(address.from ?? ''),
  to: readDate(address.to ?? ''),
  account: address.account,
  counterpartyId: address.counterpartyId,
  branch: address.branch,
  least: amountParam(address.least),
  most: amountParam(address.most),
  attached: answered(oneOf(address.attached, yesNo)),
  dimensions: readDimensions(address.dimensions),
  knownOn: readKnownOn(address.knownOn),
});

/** The part of the address that leads to the rows of a group. */
export function groupAddress(by: string, key: string, { from, to }: Pick<RegisterAddress, 'from' | 'to'>): RegisterAddress {
  if (by === 'counterparty') return { counterpartyId: key || 'none' };
  if (by !== 'month') return { [by]: key || 'none' };
  // The days of the month within those the register shows.
  const [first, last] = [`${key}-01`, lastDay(key as Period)];
  return { from: from !== undefined && from > first ? from : first, to: to !== undefined && to < last ? to : last };
}

/** Without what is undefined, for inputs of the engine. */
export const given = <T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never;
