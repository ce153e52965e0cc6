import { ok, type Result } from '../../result.ts';
import type { RecordLayout, RecordValues } from '../fixed-width/layout.ts';
import { type WriteFault, writeLines, writeRecord } from '../fixed-width/record.ts';
import { filePlace, type VatFinding, type VatPlace } from './findings.ts';
import { purchasesLayout } from './purchases-layout.ts';
import type { VatRecords } from './records.ts';
import { returnLayout } from './return-layout.ts';
import { salesLayout } from './sales-layout.ts';
import type { VatFiles } from './submission.ts';
import { viesLayouts } from './vies-layouts.ts';

/** Where the record of a ledger came from, for faults and findings: the place of line n is at n - 1. */
export interface LedgerPlaces {
  readonly sales: readonly VatPlace[];
  readonly purchases: readonly VatPlace[];
}

/**
 * The files, byte for byte as they are submitted: windows-1251, CR LF after each record.
 * Rejects, all at once: CHARACTER_NOT_SHOWN, VALUE_TOO_LONG, each with its document and field.
 * @source ППЗДДС Annex 12
 */
export function writeVatFiles(records: VatRecords, places: LedgerPlaces): Result<VatFiles, VatFinding> {
  const faults: VatFinding[] = [];
  const write = (layout: RecordLayout, values: RecordValues, place: VatPlace): string => {
    const written = writeRecord(layout, values);
    for (const fault of written.faults) faults.push(finding(fault, place));
    return written.text;
  };
  const declaration = [write(returnLayout, records.declaration, filePlace('DEKLAR.TXT', 1))];
  const purchases = records.purchases.map((values, index) => write(purchasesLayout, values, places.purchases[index]!));
  const sales = records.sales.map((values, index) => write(salesLayout, values, places.sales[index]!));
  const { vies } = records;
  const statement =
    vies === null
      ? []
      : [
          write(viesLayouts.VHR, vies.header, filePlace('VIES.TXT', 1)),
          write(viesLayouts.VDR, vies.signer, filePlace('VIES.TXT', 2)),
          write(viesLayouts.VTR, vies.person, filePlace('VIES.TXT', 3)),
          write(viesLayouts.TTR, vies.totals, filePlace('VIES.TXT', 4)),
          ...vies.lines.map((values, index) => write(viesLayouts.VIR, values, filePlace('VIES.TXT', index + 5))),
        ];
  if (faults.length > 0) return { ok: false, rejections: faults };
  return ok({
    'DEKLAR.TXT': writeLines(declaration),
    'POKUPKI.TXT': writeLines(purchases),
    'PRODAGBI.TXT': writeLines(sales),
    ...(vies === null ? {} : { 'VIES.TXT': writeLines(statement) }),
  });
}

function finding(fault: WriteFault, place: VatPlace): VatFinding {
  const common = { rule: 'BG-VAT-3', level: 'error', place } as const;
  return fault.code === 'CHARACTER_NOT_SHOWN'
    ? { ...common, code: fault.code, params: { field: fault.field, character: fault.character } }
    : { ...common, code: fault.code, params: { field: fault.field, found: fault.value, length: String(fault.length) } };
}
