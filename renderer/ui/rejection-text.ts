import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { readDate } from '../../shared/dates/local-date.ts';
import { readPeriod } from '../../shared/dates/period.ts';
import { inFileText } from '../../shared/interchange/refusal-text.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { decimalPattern } from '../../shared/money/decimal.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { Rejection } from '../../shared/result.ts';
import type { Translate } from '../i18n/use-text.ts';

// Details whose value is a word of the program, translated by the catalogue.
const vocabularies: Readonly<Record<string, string>> = {
  reason: 'reasons',
  state: 'states',
  role: 'roles',
  permission: 'permissions',
  check: 'checks',
  draftState: 'draftStates',
  step: 'steps',
  trait: 'traits',
  otherTrait: 'traits',
};
// Details that are codes even when they look like figures: an account 1210 has no thousands.
const verbatim = new Set([
  'account',
  'number',
  'taxCode',
  'line',
  'scale',
  'count',
  'file',
  'backup',
  'setting',
  'found',
  'expected',
  'errorId',
  'taxId',
  'name',
  'place',
  'code',
  'cell',
  'column',
  'commodity',
  'currency',
  'year',
  'earlier',
  'laterYear',
  'dimension',
]);

/** The sentence of a rejection: what happened and what to do, with its details written as people of the language write them. */
export function rejectionText(t: Translate, language: Language, rejection: Rejection): string {
  const details: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rejection)) {
    if (value === undefined || name === 'code') continue;
    details[name] = detailText(t, language, name, value);
  }
  // Readers of books name the place in the file.
  const inFile =
    typeof rejection.file === 'string' && typeof rejection.line === 'number'
      ? inFileText((key, values) => t(`rejections:inFile.${key}`, { ...figuresOf(values, language), defaultValue: '' }), rejection)
      : '';
  if (inFile !== '') {
    const found = { ...details, reason: inFile };
    return typeof rejection.column === 'string' ? t('rejections:IMPORT_CELL', found) : t('rejections:IMPORT_SYNTAX', found);
  }
  const known = t(`rejections:${rejection.code}`, { ...details, defaultValue: '' });
  return known || t('rejections:UNKNOWN', { code: rejection.code });
}

/** Amounts that were worked out, such as "-0.1 GEL", as people of the language write them. What was found in the file stays as it stands there. */
function figuresOf(
  { actual, expected, ...others }: Readonly<Record<string, string>>,
  language: Language,
): Readonly<Record<string, string>> {
  const written = (amount: string) =>
    amount.replace(/^-?\d+(\.\d+)?(?= |$)/, (figure) => formatDecimal(figure, language).replace('-', '\u2212'));
  return { ...others, ...(actual === undefined || expected === undefined ? {} : { actual: written(actual), expected: written(expected) }) };
}

function detailText(t: Translate, language: Language, name: string, value: string | number | boolean): string | number {
  if (typeof value !== 'string') return typeof value === 'number' ? value : String(value);
  if (name === 'field') return fieldText(t, value);
  const vocabulary = vocabularies[name];
  if (vocabulary) return t(`rejections:${vocabulary}.${value.replace(':', '-')}`, { defaultValue: value });
  return verbatim.has(name) ? value : writtenText(value, language);
}

/** A date, month or amount as people of the language write it; any other text as it is. */
export function writtenText(value: string, language: Language): string {
  const on = readDate(value);
  if (on) return formatDate(on, language);
  const month = readPeriod(value);
  if (month) return formatPeriod(month, language);
  return decimalPattern.test(value) ? formatDecimal(value, language) : value;
}

/** `lines.2.debit` is "line 3, debit". */
function fieldText(t: Translate, path: string): string {
  const [first = '', index, ...rest] = path.split('.');
  const name = (key: string) => t(`rejections:fields.${key}`, { defaultValue: key });
  if (index === undefined || !/^\d+$/.test(index)) return name(path.split('.').at(-1) ?? first);
  const line = t('rejections:lineOf', { line: Number(index) + 1 });
  return rest.length > 0 ? `${line}, ${name(rest.at(-1) ?? '')}` : line;
}
