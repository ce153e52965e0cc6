import type { AuditFileFinding } from '../../shared/contracts/audit-file.ts';
import { date } from '../../shared/dates/local-date.ts';
import { ok, type Rejection, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import { appVersion } from '../log/app-version.ts';
import { checkAuditFile } from '../saft/check-file.ts';
import { declaredOf, nothingDeclared, readAuditFileDeclared } from '../saft/declared-in-books.ts';
import { daysWanted, prepareAuditFile } from '../saft/prepare.ts';
import type { QueryHandler } from './query.ts';

/** Enough that what is missing of a counterparty with many invoices hides nothing else. */
const mostChecked = 5000;
const mostShown = 500;

export const auditFileDeclared: QueryHandler<'auditFile.declared'> = ({ db }) => ok(readAuditFileDeclared(db));

/** By whom and when a file is made. */
export const madeNow = (nowMs: number) => ({
  createdOn: date(new Date(nowMs).toISOString().slice(0, 10)),
  softwareVersion: appVersion.slice(appVersion.indexOf('/') + 1),
});

/**
 * What a file would lack or have wrong: first what the company has not said of itself, then counterparties without a town, each once, then the rest.
 * Rejects: NO_JURISDICTION, and what `prepareAuditFile` does.
 */
export const auditFileCheck: QueryHandler<'auditFile.check'> = ({ db, pack, company, nowMs }, { wanted }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const said = readAuditFileDeclared(db);
  const made = madeNow(nowMs);
  const prepared = prepareAuditFile(db, wanted, { pack, company, declared: said ? declaredOf(said, made) : nothingDeclared(made) });
  // Said like anything else that keeps the file from being written: the question itself was a right one.
  if (!prepared.ok && prepared.rejections[0]!.code === 'SAFT_NOT_FOR_COMPANY') {
    const findings = prepared.rejections.map((rejection): AuditFileFinding => ({ rejection, ...nowhereIn }));
    return ok({ ...daysWanted(wanted), declared: said !== null, findings, onlyInLedger: [] });
  }
  if (!prepared.ok) return prepared;
  const checked = checkAuditFile(prepared.value.file, { limit: mostChecked });
  const found = checked.ok ? [] : checked.rejections;
  return ok({
    ...daysWanted(wanted),
    declared: said !== null,
    findings: describeFindings(db, found, said !== null).slice(0, mostShown),
    onlyInLedger: [...prepared.value.onlyInLedger],
  });
};

/** A refusal of the header says nothing new while nothing is declared, and a town that is missing is missing once, however many invoices name it. */
export function describeFindings(db: Db, found: readonly Rejection[], isDeclared: boolean): AuditFileFinding[] {
  const townless = new Map<string, AuditFileFinding>();
  const others: AuditFileFinding[] = [];
  for (const { origin, ...rejection } of found) {
    if (!isDeclared && String(rejection.place).startsWith('Header')) continue;
    const { party, ...where } = typeof origin === 'string' ? originOf(db, origin) : nowhere;
    if (rejection.code === 'SAFT_MISSING' && rejection.element === 'City' && party !== null)
      townless.set(party.id, { rejection: { code: 'AUDIT_FILE_NO_TOWN', name: party.name }, ...nowhereIn, counterpartyId: party.id });
    else others.push({ rejection, ...where });
  }
  const first: AuditFileFinding[] = isDeclared ? [] : [{ rejection: { code: 'AUDIT_FILE_NOT_DECLARED' }, ...nowhereIn }];
  return [...first, ...townless.values(), ...others];
}

interface Origin extends Omit<AuditFileFinding, 'rejection'> {
  /** Whom the record names. */
  readonly party: { readonly id: string; readonly name: string } | null;
}

const nowhereIn = { counterpartyId: null, documentId: null, entryId: null };
const nowhere: Origin = { ...nowhereIn, party: null };

/** A record comes from a counterparty, a document, or an entry that no document made. */
function originOf(db: Db, id: string): Origin {
  const party = db.get<{ id: string; name: string }>('SELECT id, name FROM counterparty WHERE id = ?', id);
  if (party) return { ...nowhere, counterpartyId: id, party };
  const document = db.get<{ id: string | null; name: string }>(
    'SELECT c.id, c.name FROM document d LEFT JOIN counterparty c ON c.no = d.counterparty_no WHERE d.id = ?',
    id,
  );
  if (document) return { ...nowhere, documentId: id, party: document.id === null ? null : { id: document.id, name: document.name } };
  const isEntry = db.get('SELECT 1 AS yes FROM journal_entry WHERE id = ?', idToBlob(id)) !== undefined;
  return isEntry ? { ...nowhere, entryId: id } : nowhere;
}
