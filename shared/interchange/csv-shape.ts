import { hasFigures, type Role, rolesOf } from './csv-columns.ts';
import { isFlagWord } from './csv-journal.ts';
import { type CsvProfile, csvProfiles, profileColumns } from './csv-profiles.ts';
import { type Delimiter, likelyDelimiters, type Row, readRows } from './csv-table.ts';

/** What a table is: where its rows begin, what its columns mean and how it is to be read. */
export interface Shape {
  kind: 'journal' | 'bank';
  profile?: CsvProfile;
  header: readonly string[];
  columns: ReadonlyMap<Role, readonly number[]>;
  rows: Row[];
  /** Rows above the header. */
  above: Row[];
}

export type ShapeProblem = { code: string; line: number; reason: string };

/** A header stands among the first rows: banks put a few lines about themselves above it. */
const headerRows = 30;

/**
 * Finds the delimiter, the header and the meaning of the columns, by the profile given, else by a profile that fits, else by words.
 * `ofBank`: the caller has named the bank's account.
 */
export function findShape(
  text: string,
  profile: CsvProfile | undefined,
  given: Delimiter | undefined,
  ofBank: boolean,
): Shape | ShapeProblem {
  const delimiter = given ?? profile?.delimiter;
  const candidates = delimiter === undefined ? likelyDelimiters(text) : [delimiter];
  if (candidates.length === 0) {
    const reason = text.trim() === '' ? 'the file is empty' : 'no delimiter makes a table of this file';
    return { code: text.trim() === '' ? 'NOTHING_TO_IMPORT' : 'DELIMITER_UNKNOWN', line: 1, reason };
  }
  let problem: ShapeProblem | undefined;
  for (const candidate of candidates) {
    const { rows, bad } = readRows(text, candidate);
    if (bad !== undefined) {
      problem ??= bad;
      continue;
    }
    const shape = profile === undefined ? shapeByHeader(rows, ofBank) : shapeByProfile(rows, profile);
    if (!('code' in shape)) return shape;
    problem ??= shape;
  }
  return problem!;
}

function shapeByProfile(rows: Row[], profile: CsvProfile): Shape | ShapeProblem {
  if (profile.withoutHeader)
    return { kind: profile.kind, profile, header: [], columns: profileColumns(profile, []).columns, rows, above: [] };
  let fewest: { missing: string[]; line: number } | undefined;
  for (const [index, { cells, line }] of rows.slice(0, headerRows).entries()) {
    const { columns, missing } = profileColumns(profile, cells);
    if (missing.length === 0)
      return { kind: profile.kind, profile, header: cells, columns, rows: rows.slice(index + 1), above: rows.slice(0, index) };
    if (fewest === undefined || missing.length < fewest.missing.length) fewest = { missing, line };
  }
  if (fewest === undefined) return { code: 'NOTHING_TO_IMPORT', line: 1, reason: 'the file is empty' };
  const reason = `profile '${profile.name}' needs the column${fewest.missing.length > 1 ? 's' : ''} ${fewest.missing.map((name) => `'${name}'`).join(', ')}`;
  return { code: 'COLUMN_MISSING', line: fewest.line, reason };
}

function shapeByHeader(rows: Row[], ofBank: boolean): Shape | ShapeProblem {
  for (const [index, { cells }] of rows.slice(0, headerRows).entries()) {
    const roles = rolesOf(cells);
    const profile = csvProfiles.find((each) => profileColumns(each, cells).missing.length === 0);
    const above = rows.slice(0, index);
    const below = rows.slice(index + 1);
    if (profile !== undefined) {
      return { kind: profile.kind, profile, header: cells, columns: profileColumns(profile, cells).columns, rows: below, above };
    }
    if (!roles.has('date') || !hasFigures(roles)) continue;
    // A column may be called the type of a transaction and say something else than debit or credit.
    const flag = roles.get('flag');
    if (flag !== undefined && !below.every(({ cells: { [flag]: word = '' } }) => isFlagWord(word) || word.trim() === ''))
      roles.delete('flag');
    const looksLikeBank = ofBank || roles.has('in') || roles.has('out') || roles.has('balance');
    const kind = roles.has('account') && !looksLikeBank ? 'journal' : 'bank';
    return { kind, header: cells, columns: new Map([...roles].map(([role, column]) => [role, [column]])), rows: below, above };
  }
  const [first] = rows;
  if (first === undefined) return { code: 'NOTHING_TO_IMPORT', line: 1, reason: 'the file is empty' };
  return { code: 'HEADER_NOT_FOUND', line: first.line, reason: 'no row names a date column and an amount column' };
}
