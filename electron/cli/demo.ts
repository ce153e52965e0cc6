import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { period } from '../../shared/dates/period.ts';
import { formatDecimal } from '../../shared/money/format.ts';
import type { Rejection, Result } from '../../shared/result.ts';
import { writeAuditBundle } from '../audit/bundle.ts';
import { fileRejection } from '../db/failures.ts';
import { type Company, openCompany } from '../engine/index.ts';
import { openSample, sampleFileName } from '../services/sample/index.ts';
import { verifyFile } from '../verify/verify.ts';
import { sentence } from './messages.ts';
import { toTable } from './report.ts';
import { table } from './table.ts';
import { vatTable } from './vat.ts';

export interface DemoOptions {
  /** Folder for what the demo leaves behind; `demo-output` in the current folder unless given. */
  readonly dir?: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const shownMonth = period('2026-09');
/** The last one that is closed for good, and the year that is. */
const closedMonth = period('2026-05');
const closedYear = 2025;
/** Tells a folder of an earlier demo, which may be replaced, from one with somebody's files. */
const marker = '.davtari-demo';
const vatFile = `vat-return-${shownMonth}.ka.pdf`;
const invoiceFile = 'sales-invoice.ka.pdf';
const certificateFile = `closing-certificate-${closedMonth}.ka.pdf`;
const bundleFile = 'audit-bundle.zip';
const reportFile = 'report.txt';
const leftFiles = [sampleFileName, vatFile, invoiceFile, certificateFile, bundleFile, reportFile] as const;
const ourFiles = [...['-wal', '-shm', '.key', '.head'].map((ending) => `${sampleFileName}${ending}`), ...leftFiles] as const;

/** Something was refused; the message is complete. */
class DemoStopped extends Error {}

/**
 * Makes the sample company and shows its trial balance, a VAT return, the continuity of numbers, a closed month and year, and the proofs: the file
 * verified, and its audit bundle checked by the verifier that travels with it, in a process of its own. Leaves the company, three PDFs, the bundle and
 * the report in the folder. Returns the exit code: 1 when something was refused or found wrong.
 */
export async function runDemo({ dir = join(process.cwd(), 'demo-output'), out, err }: DemoOptions): Promise<number> {
  let report = '';
  const print = (text: string) => {
    report += `${text}\n`;
    out(`${text}\n`);
  };
  try {
    prepare(dir);
    const file = await makeCompany(dir, print);
    // Before the company is opened: what reads only leaves files beside it that closing takes away.
    const verification = verify(file);
    const company = granted(openCompany(file));
    let isRight = verification.isRight;
    try {
      isRight = showBooks(company, dir, print) && isRight;
    } finally {
      company.close();
    }
    print(`\nVERIFICATION\n\n${verification.text}`);
    const audit = auditBundle(file, dir);
    isRight = audit.isRight && isRight;
    print(`\nAUDIT BUNDLE, checked by the verifier inside it: nothing of Davtari is needed\n\n${audit.text}`);
    print(`\nFILES\n${leftFiles.map((name) => `  ${shown(join(dir, name))}`).join('\n')}`);
    writeFileSync(join(dir, reportFile), report);
    if (!isRight) err('demo: something is wrong in the books, see above.\n');
    return isRight ? 0 : 1;
  } catch (error) {
    if (error instanceof DemoStopped) err(`demo: ${error.message}\n`);
    else {
      const rejection = fileRejection(error);
      if (!rejection) throw error;
      err(`demo: ${shown(dir)}: ${sentence(rejection)}\n`);
    }
    return 1;
  }
}

/** An empty or new folder, or the one of an earlier demo, of which only the files named above are replaced. */
function prepare(dir: string): void {
  if (existsSync(dir)) {
    if (!statSync(dir).isDirectory()) throw new DemoStopped(`${shown(dir)} is a file. Choose another folder: davtari demo --dir DIR`);
    const isOurs = existsSync(join(dir, marker));
    if (!isOurs && readdirSync(dir).length > 0) {
      throw new DemoStopped(
        `${shown(dir)} holds files that are not of a demo; nothing was touched. Choose another folder: davtari demo --dir DIR`,
      );
    }
    for (const name of ourFiles) rmSync(join(dir, name), { force: true });
  }
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, marker), 'Made by "davtari demo"; the next run replaces its files here.\n');
}

async function makeCompany(dir: string, print: (text: string) => void): Promise<string> {
  print(`Making the sample company in ${shown(dir)}`);
  const start = performance.now();
  let last = { documents: 0, commands: 0 };
  const made = await openSample(dir, {
    onProgress: (progress) => {
      last = progress;
      print(`  ${progress.month}  ${whole(progress.documents).padStart(6)} documents  ${whole(progress.commands).padStart(6)} commands`);
    },
  });
  const file = granted(made);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(`Done: ${whole(last.documents)} documents with ${whole(last.commands)} commands in ${seconds} s`);
  return file;
}

function showBooks(company: Company, dir: string, print: (text: string) => void): boolean {
  const info = granted(company.call('company.info', {}));
  print(`\n${info.name}, tax id ${info.taxId}, ${info.vatPayer ? 'VAT payer' : 'no VAT payer'}, base currency ${info.baseCurrency}`);

  const balance = granted(company.call('trialBalance.get', { asOf: '2026-10-31' }));
  print(
    `\nTRIAL BALANCE at ${balance.asOf}, log position ${balance.knownOn}, hash ${balance.headHash.slice(0, 16)}\n\n${toTable(balance.rows)}`,
  );

  const vat = granted(company.call('vatReturn.get', { period: shownMonth }));
  print(`\nVAT RETURN\n\n${vatTable(vat)}`);

  const series = granted(company.call('number.continuity', { limit: 1 }));
  const numbers = series.map((one) => [
    one.series,
    `1 to ${one.head}`,
    `${one.used} used`,
    `${one.voided} voided`,
    one.missing.length === 0 ? 'none missing' : `MISSING ${one.missing.join(', ')}`,
  ]);
  print(`\nNUMBERS\n\n${table(numbers, [2, 3])}`);

  const agrees = showClosing(company, dir, print);

  const declaration = granted(company.call('vatReturn.pdf', { period: shownMonth, language: 'ka' }));
  writeFileSync(join(dir, vatFile), Buffer.from(declaration.base64, 'base64'));
  const invoice = granted(company.call('document.pdf', { id: invoiceToPrint(company), language: 'ka' }));
  writeFileSync(join(dir, invoiceFile), Buffer.from(invoice.base64, 'base64'));
  return agrees && series.every(({ missing }) => missing.length === 0);
}

/** The certificate of a month against the books of today, and the closed year. False when they do not agree. */
function showClosing(company: Company, dir: string, print: (text: string) => void): boolean {
  const [certificate] = granted(company.call('period.certificates', { period: closedMonth }));
  if (!certificate) throw new DemoStopped(`there is no closing certificate of ${closedMonth}`);
  const year = granted(company.call('year.preview', { year: closedYear }));
  const state = certificate.agrees && certificate.unchangedSince ? 'the books still show it' : 'THE BOOKS SHOW SOMETHING ELSE';
  print(
    `\nCLOSING\n\n  ${closedMonth} closed for good by ${certificate.by}: debits and credits ${formatDecimal(certificate.debit, 'en')} each, trial balance ${certificate.trialBalanceSha256.slice(0, 16)}; ${state}\n  ${closedYear} ${year.state}: result ${formatDecimal(year.result, 'en')} ${year.currency}`,
  );
  const pdf = granted(company.call('period.certificate', { period: closedMonth }));
  writeFileSync(join(dir, certificateFile), Buffer.from(pdf.base64, 'base64'));
  return certificate.agrees && certificate.unchangedSince && year.state === 'closed';
}

/** The invoice of the shown month with the most lines, to a company in the country. */
function invoiceToPrint(company: Company): string {
  const { rows } = granted(
    company.call('document.list', { kinds: ['sales-invoice'], from: `${shownMonth}-01`, to: `${shownMonth}-30`, limit: 200 }),
  );
  const candidates = rows
    .filter(({ counterpartyId, currency }) => counterpartyId !== null && currency === 'GEL')
    .map(({ id }) => granted(company.call('document.get', { id })))
    .filter((document) => document !== null && !document.pricesIncludeVat);
  candidates.sort((a, b) => b!.lines.length - a!.lines.length || a!.position - b!.position);
  const best = candidates[0];
  if (!best) throw new DemoStopped('there is no invoice to print');
  return best.id;
}

function verify(file: string): { isRight: boolean; text: string } {
  const start = performance.now();
  const verified = verifyFile(file);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (!verified.ok) return { isRight: false, text: `  NOT INTACT: ${verified.fault.place}: ${verified.fault.fault}` };
  const { batches, events, entries, headHash } = verified;
  const text = `  intact: ${whole(batches)} signed batches, ${whole(events)} events, ${whole(entries)} entries, in ${seconds} s\n  head ${headHash}`;
  return { isRight: true, text };
}

/** Writes the bundle, unpacks it elsewhere as an auditor would, and says what the verifier inside it says. */
function auditBundle(file: string, dir: string): { isRight: boolean; text: string } {
  const bundle = join(dir, bundleFile);
  granted(writeAuditBundle(file, bundle));
  const unpacked = mkdtempSync(join(tmpdir(), 'davtari-demo-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(bundle)))) writeFileSync(join(unpacked, name), bytes);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs'], { cwd: unpacked, encoding: 'utf8' });
    // What it found, the sums and the head; the rest is for auditors.
    const text = status === 0 ? stdout.split('\n').slice(0, 3).join('\n') : `${stdout}${stderr}`.trim();
    return { isRight: status === 0, text: text.replace(/^/gm, '  ') };
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new DemoStopped(result.rejections.map((rejection: Rejection) => `${sentence(rejection)} [${rejection.code}]`).join('\n  '));
}

const whole = (count: number): string => formatDecimal(String(count), 'en');

/** A path as the person would type it here. */
function shown(path: string): string {
  const from = relative(process.cwd(), path);
  return from === '' ? '.' : from === '..' || from.startsWith(`..${sep}`) ? path : from;
}
