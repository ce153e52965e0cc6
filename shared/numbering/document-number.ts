import type { LocalDate } from '../dates/local-date.ts';
import type { NumberedKind, NumberingRule, Resets } from '../jurisdictions/pack.ts';
import { byProgram } from '../laws/source.ts';

/** Where nothing else is ruled: ten digits, one endless series, every number explained. */
export const defaultNumbering: NumberingRule = { digits: 10, resets: 'never', source: byProgram };

/** How the numbers of a kind are printed from now on. */
export interface NumberFormat {
  /** Letters and digits before the number, empty for none. */
  readonly prefix: string;
  readonly digits: number;
  readonly resets: Resets;
}

/** Who counts: one writer has each series, so that no two ever draw from it. */
export interface Series {
  readonly kind: string;
  /** Code of the branch, empty for the company itself. */
  readonly branch: string;
  /** Of a series that begins anew every year. */
  readonly year: number | null;
  /** Code of the device, empty for the one the company was made on. */
  readonly device: string;
}

export const formatOfRule = (rule: NumberingRule): NumberFormat => ({ prefix: '', digits: rule.digits, resets: rule.resets });

export const seriesOf = (kind: NumberedKind, resets: Resets, on: LocalDate, branch = '', device = ''): Series => ({
  kind,
  branch,
  year: resets === 'yearly' ? Number(on.slice(0, 4)) : null,
  device,
});

/** Name of the counter: `sales-invoice`, and with all its parts `sales-invoice:TB/2026@K7Q2MX`. */
export const seriesName = ({ kind, branch, year, device }: Series): string =>
  `${kind}${branch === '' ? '' : `:${branch}`}${year === null ? '' : `/${year}`}${device === '' ? '' : `@${device}`}`;

const seriesPattern = /^([^:/@]*)(?::([^/@]*))?(?:\/(\d{4}))?(?:@(.*))?$/;

/** The parts of a name that `seriesName` made; what is none is a kind of that name. */
export function readSeries(name: string): Series {
  const [, kind = name, branch = '', year, device = ''] = seriesPattern.exec(name) ?? [];
  return { kind, branch, year: year === undefined ? null : Number(year), device };
}

/** What stands before the digits: prefix of the company, branch, year, device, each followed by a dash. Empty for the plain series. */
export const headOf = ({ branch, year, device }: Series, prefix: string): string =>
  [prefix, branch, year === null ? '' : String(year), device]
    .filter((part) => part !== '')
    .map((part) => `${part}-`)
    .join('');

/** The legal number as printed: fixed width, more digits where the value outgrows them. */
export const formatNumber = (value: number, head: string, digits: number): string => head + String(value).padStart(digits, '0');

// Crockford's alphabet: no I, L, O, U, so that a code can be read aloud and typed back.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Six letters and digits that name a device in its series, from the last 30 bits of the UUID of its log, which are random: devices that join far from each other
 * take different ones without asking. Two of a hundred devices share one in about five cases of a million; comparing copies says so.
 */
export function deviceCode(log: string): string {
  let bits = Number.parseInt(log.replaceAll('-', '').slice(-8), 16) % 2 ** 30;
  let code = '';
  for (let index = 0; index < 6; index += 1) {
    code = alphabet.charAt(bits % 32) + code;
    bits = Math.floor(bits / 32);
  }
  return code;
}

/** One to four capital letters or digits; four digits would read as a year. */
export const branchPattern = /^(?!\d{4}$)[A-Z0-9]{1,4}$/;
/** One to five: shorter than the code of a device; a letter first, so that it reads as no year. */
export const prefixPattern = /^[A-Z][A-Z0-9]{0,4}$/;

/** Whether numbers of the kind may carry letters: where they may not, branches and further devices use reserved numbers of the one plain series. */
export const isDigitsOnly = (rule: NumberingRule): boolean => rule.prefix === null;

/** What a rule lets a company choose, defaults filled in. */
export interface NumberingChoices {
  /** Regular expression over the whole prefix; null: the number is its digits and nothing else. */
  readonly prefix: string | null;
  readonly least: number;
  readonly most: number;
  readonly resets: readonly Resets[];
  readonly gaps: 'unbroken' | 'free';
}

export function choicesOf(rule: NumberingRule): NumberingChoices {
  const fixed = isDigitsOnly(rule);
  const [least, most] = rule.digitsBetween ?? (fixed ? [rule.digits, rule.digits] : [4, 12]);
  return {
    prefix: rule.prefix === undefined ? prefixPattern.source : rule.prefix,
    least,
    most,
    resets: rule.resetsAllowed ?? (fixed ? [rule.resets] : ['never', 'yearly']),
    gaps: rule.gaps ?? 'free',
  };
}

/** The parts of a format that the rule does not let a company choose. */
export function formatFaults(rule: NumberingRule, format: NumberFormat): ('prefix' | 'digits' | 'resets')[] {
  const { prefix, least, most, resets } = choicesOf(rule);
  const faults: ('prefix' | 'digits' | 'resets')[] = [];
  // The general pattern holds whatever a pack allows: a prefix may read like no device and no year.
  const fits = prefix !== null && new RegExp(`^(?:${prefix})$`, 'u').test(format.prefix) && prefixPattern.test(format.prefix);
  if (format.prefix !== '' && !fits) faults.push('prefix');
  if (format.digits < least || format.digits > most) faults.push('digits');
  if (!resets.includes(format.resets)) faults.push('resets');
  return faults;
}
