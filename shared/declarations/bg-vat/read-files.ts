import type { RecordLayout, RecordValues } from '../fixed-width/layout.ts';
import { type ReadFault, readLines, readRecord } from '../fixed-width/record.ts';
import { filePlace, type VatFinding } from './findings.ts';
import { purchasesLayout } from './purchases-layout.ts';
import type { VatRecords, ViesRecords } from './records.ts';
import { returnLayout } from './return-layout.ts';
import { salesLayout } from './sales-layout.ts';
import type { VatFileName, VatFiles } from './submission.ts';
import { viesLayouts } from './vies-layouts.ts';

/** What files say. Records are there only when nothing is wrong with their form, of any file: half a ledger is worse than none. */
export interface VatReading {
  readonly records: VatRecords | null;
  /** BG-VAT-3: widths, line ends, values that can't be read. */
  readonly findings: readonly VatFinding[];
}

/** Reads files of a submission, our own or any other. */
export function readVatFiles(files: VatFiles): VatReading {
  const findings: VatFinding[] = [];
  const declarations = readAll('DEKLAR.TXT', files['DEKLAR.TXT'], () => returnLayout, findings);
  const sales = readAll('PRODAGBI.TXT', files['PRODAGBI.TXT'], () => salesLayout, findings);
  const purchases = readAll('POKUPKI.TXT', files['POKUPKI.TXT'], () => purchasesLayout, findings);
  const vies = files['VIES.TXT'] ? readVies(files['VIES.TXT'], findings) : null;
  const [declaration, ...more] = declarations;
  if (!declaration || more.length > 0) findings.push(countFinding('DEKLAR.TXT', 'DEKLAR', declarations.length));
  return { records: declaration && findings.length === 0 ? { declaration, sales, purchases, vies } : null, findings };
}

function readAll(
  file: VatFileName,
  bytes: Uint8Array,
  layoutOf: (text: string) => RecordLayout | undefined,
  findings: VatFinding[],
): readonly RecordValues[] {
  const { lines, faults } = readLines(bytes);
  for (const fault of faults) findings.push(finding(file, fault));
  return lines.map((text, index) => {
    const layout = layoutOf(text);
    const read = layout
      ? readRecord(layout, text, index + 1)
      : { values: {}, faults: [{ code: 'RECORD_UNKNOWN' as const, line: index + 1, found: text.slice(0, 3) }] };
    for (const fault of read.faults) findings.push(finding(file, fault));
    return read.values;
  });
}

function readVies(bytes: Uint8Array, findings: VatFinding[]): ViesRecords | null {
  const kinds: Readonly<Record<string, RecordLayout>> = viesLayouts;
  const records = readAll('VIES.TXT', bytes, (text) => kinds[text.slice(0, 3)], findings);
  const of = (kind: keyof typeof viesLayouts) => records.filter((values) => values[kind] === kind);
  const one = (kind: 'VHR' | 'VDR' | 'VTR' | 'TTR') => {
    const found = of(kind);
    if (found.length !== 1) findings.push(countFinding('VIES.TXT', kind, found.length));
    return found[0] ?? {};
  };
  const [header, signer, person, totals] = [one('VHR'), one('VDR'), one('VTR'), one('TTR')];
  return { header, signer, person, totals, lines: of('VIR') };
}

const countFinding = (file: VatFileName, record: string, found: number): VatFinding => ({
  rule: 'BG-VAT-3',
  level: 'error',
  code: 'RECORD_COUNT',
  params: { record, found: String(found) },
  place: filePlace(file),
});

function finding(file: VatFileName, fault: ReadFault): VatFinding {
  const common = { rule: 'BG-VAT-3', level: 'error', place: filePlace(file, fault.line) } as const;
  switch (fault.code) {
    case 'RECORD_WIDTH':
      return { ...common, code: fault.code, params: { found: String(fault.found), expected: String(fault.expected) } };
    case 'RECORD_UNKNOWN':
      return { ...common, code: fault.code, params: { found: fault.found } };
    case 'LINE_END_MISSING':
      return { ...common, code: fault.code, params: {} };
    case 'VALUE_UNREADABLE':
      return { ...common, code: fault.code, params: { field: fault.field, found: fault.found } };
  }
}
