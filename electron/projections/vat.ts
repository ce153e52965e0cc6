import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import { decimal } from '../../shared/money/decimal.ts';
import { canonicalJson } from '../log/canonical.ts';
import type { DocumentIssued } from '../log/events.ts';
import type { Apply, ProjectionContext } from './context.ts';
import { registerNumber } from './numbers.ts';

/** Official type of a document, and the protocol by which its recipient charges himself. */
export function registerDocumentTax(context: ProjectionContext, data: DocumentIssued, position: number): void {
  if (data.document_type === undefined) return;
  const { protocol } = data;
  context.db.run(
    'INSERT INTO document_tax VALUES (?, ?, ?, ?)',
    position,
    data.document_type,
    protocol?.number ?? null,
    protocol ? toDayNumber(protocol.date as LocalDate) : null,
  );
  if (protocol) registerNumber(context, protocol, position);
}

/** The first version of a month's return, or one that corrects the version before: both stay, the last one is the return of the month. */
export const vatReturnFiled: Apply<'vat_return.filed'> = (context, { position, wall, user }, _id, rev, d) => {
  const { db } = context;
  const month = monthNumber(d.period);
  const cells = JSON.stringify(Object.fromEntries(d.cells.map(({ cell, amount }) => [cell, amount])));
  db.run(
    'INSERT OR REPLACE INTO filed_return VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    month,
    `${d.form} ${d.form_version}`,
    wall,
    user,
    position,
    d.language,
    d.pdf_sha256,
    cells,
  );
  db.run('INSERT INTO filed_version VALUES (?, ?, ?, ?, ?, ?, ?)', month, rev, wall, user, position, d.pdf_sha256, cells);
  d.files?.forEach(({ name, sha256 }, index) => {
    db.run('INSERT INTO filed_file VALUES (?, ?, ?, ?, ?)', month, rev, index + 1, name, sha256);
  });
  context.touched.add('vat');
};

export const vatReturnEntered: Apply<'vat_return.entered'> = (context, { position }, _id, _rev, d) => {
  context.db.run(
    'INSERT INTO vat_entered VALUES (?, ?, ?, ?)',
    monthNumber(d.period),
    d.cell,
    position,
    decimal(d.amount, context.baseScale),
  );
  context.touched.add('vat');
};

export const vatCoefficientSet: Apply<'vat_coefficient.set'> = (context, { position }, _id, _rev, d) => {
  context.db.run('INSERT INTO vat_coefficient VALUES (?, ?, ?)', d.year, position, decimal(d.coefficient, 2));
  context.touched.add('vat');
};

export const declarantChanged: Apply<'declarant.changed'> = (context, _recorded, _id, _rev, d) => {
  context.db.run(
    `INSERT INTO declarant VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (no) DO UPDATE SET name = excluded.name, person_id = excluded.person_id, capacity = excluded.capacity, town = excluded.town,
       post_code = excluded.post_code, street = excluded.street, company_address = excluded.company_address, phone = excluded.phone`,
    d.name,
    d.person_id,
    d.capacity,
    d.town,
    d.post_code,
    d.street,
    d.company_address,
    d.phone ?? '',
  );
  context.touched.add('vat');
};

export const taxProfileChanged: Apply<'tax_profile.changed'> = (context, _recorded, _id, _rev, d) => {
  context.db.run('INSERT INTO tax_profile VALUES (1, ?) ON CONFLICT (no) DO UPDATE SET traits = excluded.traits', d.traits);
  context.touched.add('vat');
};

export const auditFileDeclared: Apply<'audit_file.declared'> = (context, _recorded, _id, _rev, d) => {
  context.db.run(
    'INSERT INTO audit_file_declared VALUES (1, ?) ON CONFLICT (no) DO UPDATE SET content = excluded.content',
    // The same bytes whether it is recorded or replayed.
    canonicalJson({ ...d }),
  );
  context.touched.add('vat');
};
