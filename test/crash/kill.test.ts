import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { counterparty, makeCompany, nextId, reopen, run, stateOf, tempFolder } from '../support/company.ts';
import { asIfMoved } from '../support/moved.ts';

const children = join(import.meta.dirname, 'children');
// Children start in a third of the time when the compiled engine is kept between them.
let env: NodeJS.ProcessEnv;
beforeAll(() => {
  env = { ...process.env, NODE_COMPILE_CACHE: tempFolder() };
  const company = makeCompany();
  const customer = counterparty(company, 'Customer');
  company.close();
  // One child that ends in order fills the cache.
  const { status, stderr } = spawnSync(process.execPath, [join(children, 'post-until-killed.ts'), company.file, customer, '6'], {
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
});

/** Small generator of the same random numbers in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Figures for whoever asked for them. */
function note(figures: Record<string, number>): void {
  const file = process.env.DAVTARI_CRASH_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figures)}\n`);
}

interface Acknowledged {
  readonly method: string;
  readonly id: string;
  readonly number: string;
}

/** Looks at the tables themselves: whatever is half there is found here. */
function inspect(file: string, acknowledged: readonly Acknowledged[], atMost: number): void {
  const db = new SQLite(file);
  try {
    const none = (what: string, sql: string) => expect(db.prepare(sql).all(), what).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    none('lines without entry', 'SELECT position FROM journal_line WHERE position NOT IN (SELECT position FROM journal_entry)');
    none('entries without lines', 'SELECT position FROM journal_entry WHERE position NOT IN (SELECT position FROM journal_line)');
    none('unbalanced entries', 'SELECT position FROM journal_line GROUP BY position HAVING sum(base_minor) <> 0');
    none(
      'numbers without document or entry',
      `SELECT series, value FROM number_register WHERE position NOT IN (SELECT position FROM document) AND position NOT IN (SELECT position FROM journal_entry)`,
    );
    none('gaps in a series', 'SELECT series FROM number_register GROUP BY series HAVING max(value) <> count(*)');
    none('documents without entry', 'SELECT id FROM document WHERE entry IS NULL');
    none(
      'balances that are not the sum of their lines',
      `SELECT account_no, day FROM (SELECT account_no, day, sum(debit_minor - credit_minor) AS balance FROM balance_day GROUP BY account_no, day
         UNION ALL SELECT account_no, day, -sum(base_minor) FROM journal_line GROUP BY account_no, day) GROUP BY account_no, day HAVING sum(balance) <> 0`,
    );
    none(
      'events without batch',
      'SELECT position FROM event_index WHERE position > (SELECT max(first_position + event_count - 1) FROM batch)',
    );
    // What was acknowledged is there, with the number that was said.
    const documents = new Map(db.prepare('SELECT id, number FROM document').raw().all() as [string, string][]);
    const entries = new Map(
      (db.prepare("SELECT lower(hex(id)), number FROM journal_entry WHERE kind = 'manual'").raw().all() as [string, string][]).map(
        ([id, number]) => [id, number],
      ),
    );
    for (const { method, id, number } of acknowledged) {
      const found = method === 'journal.post' ? entries.get(id.replaceAll('-', '')) : documents.get(id);
      expect(found, `${method} ${id}`).toBe(number);
    }
    // And what was not acknowledged is at most the one that was under way when each process was killed.
    const posted = documents.size + entries.size;
    expect(posted).toBeGreaterThanOrEqual(acknowledged.length);
    expect(posted).toBeLessThanOrEqual(acknowledged.length + atMost);
    const receipts = db.prepare('SELECT count(*) FROM command_receipt').pluck().get() as number;
    expect(receipts).toBe(posted + 1); // the customer
  } finally {
    db.close();
  }
}

/** Kills at random moments, a hundred to a file. `npm run crash` asks for more of them than a test run has time for. */
const kills = Number(process.env.DAVTARI_KILLS ?? 200);

describe('killed at a random moment', () => {
  test.concurrent.for(Array.from({ length: kills / 100 }, (_, index) => [index + 1, 100]))(
    '[LOG-1] what was acknowledged is there after every kill, and nothing is half there (seed %i, %i kills)',
    { timeout: 240_000 },
    async ([seed, runs]) => {
      const next = random(seed!);
      const company = makeCompany();
      const customer = counterparty(company, 'Customer');
      company.close();
      const { file } = company;
      const acknowledged: Acknowledged[] = [];
      let duringOpen = 0;
      for (let killed = 1; killed <= runs!; killed += 1) {
        const out = await runAndKill(file, customer, next);
        if (out.length === 0) duringOpen += 1;
        acknowledged.push(...out);
        inspect(file, acknowledged, killed);
        if (killed % 10 === 0) expect(verifyFile(file), `after ${killed} kills`).toMatchObject({ ok: true });
      }
      note({ seed: seed!, kills: runs!, duringOpen, acknowledged: acknowledged.length });
      expect(acknowledged.length).toBeGreaterThan(runs!);
      expect(verifyFile(file)).toMatchObject({ ok: true });
      // No kill made the beacon run ahead of the file: the device goes on with the one log it has.
      const db = new SQLite(file, { readonly: true });
      expect(db.prepare('SELECT count(*) FROM device').pluck().get()).toBe(1);
      db.close();
      // The file is as good as any: it takes the next post.
      expect(
        Number(
          run(reopen(file), 'advance.receive', { date: '2026-05-05' as never, counterpartyId: customer, gross: '1', taxCode: 'S18A' })
            .number,
        ),
      ).toBeGreaterThan(0);
    },
  );

  /** One child; killed a few moments after its first words, or while it is still opening the file. */
  async function runAndKill(file: string, customer: string, next: () => number): Promise<Acknowledged[]> {
    const child: ChildProcess = spawn(process.execPath, [join(children, 'post-until-killed.ts'), file, customer], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let errors = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const closed = once(child, 'close');
    const dice = next();
    // A tenth is killed while it starts, a fifth while it begins to post, the rest in the midst of it.
    const [lines, delay] = dice < 0.1 ? [0, next() * 400] : dice < 0.3 ? [1, next() * 10] : [2, next() * 60];
    const spoken = new Promise<void>((done) => {
      if (lines === 0) done();
      child.stdout!.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        if (out.split('\n').length > lines) done();
      });
    });
    await Promise.race([spoken, closed]);
    await new Promise((done) => setTimeout(done, delay));
    child.kill('SIGKILL');
    const [code, signal] = (await closed) as [number | null, string | null];
    expect([code, signal], errors).toEqual([null, 'SIGKILL']);
    // A last line cut off by the kill was not acknowledged: nobody could have read it.
    return out
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== 'opened')
      .map((line) => {
        const [method, id, number] = line.split(' ');
        return { method: method!, id: id!, number: number! };
      });
  }
});

describe('killed before a statement', () => {
  interface Prepared {
    readonly company: Company;
    readonly party: string;
    readonly invoice: string;
    readonly bill: string;
    readonly advance: string;
    readonly entry: string;
  }
  function prepare(): Prepared {
    const company = makeCompany();
    const party = counterparty(company, 'Party');
    const lines = [{ unitPrice: '1000', taxCode: 'S18' }];
    const document = { date: '2026-05-02' as never, counterpartyId: party };
    const prepared = {
      company,
      party,
      invoice: run(company, 'salesInvoice.post', { ...document, lines }).id,
      bill: run(company, 'purchaseBill.post', { ...document, lines: [{ unitPrice: '500', taxCode: 'P18' }] }).id,
      advance: run(company, 'advance.receive', { ...document, gross: '118', taxCode: 'S18A' }).id,
      entry: run(company, 'journal.post', {
        date: '2026-05-02' as never,
        lines: [
          { account: '1210', debit: '5' },
          { account: '5150', credit: '5' },
        ],
      }).id,
    };
    // So that filing has a difference to book.
    for (let count = 0; count < 3; count += 1) {
      run(company, 'salesInvoice.post', {
        date: '2026-06-02' as never,
        pricesIncludeVat: true,
        lines: [{ unitPrice: '33.33', taxCode: 'S18' }],
      });
    }
    company.close();
    return prepared;
  }

  type Make = (prepared: Prepared) => object;
  const document = ({ party }: Prepared) => ({ date: '2026-06-05', counterpartyId: party });
  const commands: Record<string, Make> = {
    'journal.post': () => ({
      date: '2026-06-05',
      lines: [
        { account: '1210', debit: '7' },
        { account: '5150', credit: '7' },
      ],
    }),
    'journal.reverse': ({ entry }) => ({ date: '2026-06-05', entryId: entry }),
    'salesInvoice.post': (p) => ({
      ...document(p),
      lines: [{ unitPrice: '900', taxCode: 'S18' }],
      advances: [{ documentId: p.advance, gross: '59' }],
    }),
    'salesCreditNote.post': (p) => ({
      ...document(p),
      lines: [{ unitPrice: '10', taxCode: 'S18' }],
      correctsDocumentId: p.invoice,
      reason: 'returned',
    }),
    'purchaseBill.post': (p) => ({
      ...document(p),
      currency: 'USD',
      rate: '2.7',
      lines: [{ account: '7450', unitPrice: '10', taxCode: 'RC18' }],
    }),
    'purchaseCreditNote.post': (p) => ({
      ...document(p),
      lines: [{ unitPrice: '10', taxCode: 'P18' }],
      correctsDocumentId: p.bill,
      reason: 'returned',
    }),
    'advance.receive': (p) => ({ ...document(p), gross: '118', taxCode: 'S18A' }),
    'importDeclaration.post': () => ({ date: '2026-06-05', customsValue: '100', duty: '5', taxCode: 'PIM' }),
    'payment.post': (p) => ({ ...document(p), direction: 'in', amount: '1200', allocations: [{ documentId: p.invoice, amount: '1180' }] }),
    'vatReturn.file': () => ({ period: '2026-06' }),
    'counterparty.create': () => ({ name: 'Another' }),
    'period.close': () => ({ period: '2026-04', mode: 'hard', acceptWarnings: ['vat-return'] }),
    'account.open': () => ({ code: '1296', names: { ka: 'ა', bg: 'а', ru: 'а', en: 'a' }, type: 'asset', parentCode: '1200' }),
  };

  const killAt = (file: string, method: string, input: object, how: string) => {
    const { signal, stdout, stderr } = spawnSync(
      process.execPath,
      [join(children, 'kill-at.ts'), file, method, JSON.stringify(input), how],
      { env, encoding: 'utf8' },
    );
    expect(signal, stderr).toBe('SIGKILL');
    return stdout.trim();
  };

  test.each(Object.keys(commands))('[LOG-1] %s is wholly there or wholly absent, whichever statement it stopped before', (method) => {
    const prepared = prepare();
    const { file } = prepared.company;
    const before = stateOf(file);
    const statements = Number(killAt(file, method, { id: nextId(), ...commands[method]!(prepared) }, 'every'));
    const after = stateOf(file);
    expect(after).not.toBe(before);
    expect(statements).toBeGreaterThan(5);
    // Before COMMIT, the last statement, nothing is there; after it everything.
    const states: string[] = [];
    for (let n = 1; n <= statements; n += 1) {
      const state = stateOf(`${file}.${n}`);
      states.push(state === before ? 'absent' : state === after ? 'there' : 'half');
      for (const side of ['', '-wal', '-shm']) rmSync(`${file}.${n}${side}`, { force: true });
    }
    expect(states).toEqual(Array.from({ length: statements }, () => 'absent'));
    expect(verifyFile(file)).toMatchObject({ ok: true });
  });

  test('[LOG-1] a sales invoice whose process is killed before each of its statements is absent, then posted under the same id', async () => {
    const prepared = prepare();
    const input = { id: nextId(), ...commands['salesInvoice.post']!(prepared) };
    const before = stateOf(prepared.company.file);
    // Two files, so that two processes may start at a time: one takes the odd statements, one the even ones.
    const other = join(tempFolder(), 'other.davtari');
    asIfMoved(prepared.company.file, other);
    const lane = async (file: string, first: number): Promise<number> => {
      for (let n = first; ; n += 2) {
        const child = spawn(process.execPath, [join(children, 'kill-at.ts'), file, 'salesInvoice.post', JSON.stringify(input), String(n)], {
          env,
        });
        let out = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          out += text;
        });
        const [, signal] = (await once(child, 'close')) as [number | null, string | null];
        expect(signal).toBe('SIGKILL');
        if (out !== '') return Number(out);
        expect(stateOf(file) === before, `statement ${n}`).toBe(true);
      }
    };
    const [odd, even] = await Promise.all([lane(prepared.company.file, 1), lane(other, 2)]);
    expect(odd).toBe(even);
    expect(odd).toBeGreaterThan(20);
    for (const file of [prepared.company.file, other]) {
      const company = reopen(file);
      // It was posted before the last kill: asking again gives what could not be said.
      expect(company.callRaw('salesInvoice.post', input)).toMatchObject({ ok: true, value: { number: '0000000005' } });
      expect(run(company, 'document.list', { kinds: ['sales-invoice'] }).total).toBe(5);
      company.close();
      expect(verifyFile(file)).toMatchObject({ ok: true });
    }
  }, 120_000);

  test('[LOG-1] a company file copied while it is open, with its log, opens with what was committed', () => {
    const company = makeCompany();
    run(company, 'counterparty.create', { name: 'Committed' });
    const copied = join(tempFolder(), 'copied.davtari');
    for (const side of ['', '-wal', '.key']) copyFileSync(`${company.file}${side}`, `${copied}${side}`);
    expect(run(reopen(copied), 'counterparty.list', {}).map(({ name }) => name)).toEqual(['Committed']);
  });
});
