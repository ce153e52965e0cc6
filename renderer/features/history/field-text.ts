import { formatDate, formatPeriod } from '../../../shared/dates/format.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { readPeriod } from '../../../shared/dates/period.ts';
import { isUuid7 } from '../../../shared/ids/uuid7.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import type { Translate } from '../../i18n/use-text.ts';
import { traitText } from '../../ui/trait-text.ts';

const amounts = new Set(['net', 'vat', 'gross', 'debit', 'credit', 'debit_balance', 'credit_balance', 'result', 'total']);
const words: Readonly<Record<string, (t: Translate, value: string) => string>> = {
  role: (t, value) => t(`common:role.${value}`, { defaultValue: value }),
  permissions: (t, value) =>
    value
      .split(' ')
      .map((permission) => t(`rejections:permissions.${permission.replace(':', '-')}`, { defaultValue: permission }))
      .join(', '),
  kind: (t, value) => t(`common:documentKind.${value}`, { defaultValue: t(`items:kind.${value}`, { defaultValue: value }) }),
  // The series of a kind is named like it unless branches or devices have their own.
  series: (t, value) => t(`common:documentKind.${value}`, { defaultValue: value }),
  type: (t, value) => t(`accounts:types.${value}`, { defaultValue: value }),
  normal_side: (t, value) => (value === 'credit' ? t('common:credit') : t('common:debit')),
  traits: (t, value) =>
    value
      .split(' ')
      .map((trait) => traitText(t, trait))
      .join(', '),
  why: (t, value) => t(`history:enrolledWhy.${value}`, { defaultValue: value }),
  flow: (t, value) => t(`intrastat:flow.${value}`, { defaultValue: value }),
  mode: (t, value) => t(`history:mode.${value}`, { defaultValue: value }),
};

/** Name of a field of an event. One the screen does not know is shown as the log names it. */
export const fieldName = (t: Translate, field: string): string => t(`history:fields.${field}`, { defaultValue: field });

/** Value of a field as people of the language write it. */
export function fieldValue(t: Translate, language: Language, field: string, value: string): string {
  if (value === '') return '';
  if (value === 'true') return t('common:yes');
  if (value === 'false') return t('common:no');
  const word = words[field];
  if (word) return word(t, value);
  if (amounts.has(field)) return formatDecimal(value, language);
  const on = readDate(value);
  if (on) return formatDate(on, language);
  const month = field === 'period' ? readPeriod(value) : undefined;
  return month ? formatPeriod(month, language) : value;
}

/** Identifiers lead somewhere but say nothing: people are shown what they name instead. */
export const isForPeople = (value: string): boolean => !isUuid7(value);
