import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBackupName } from '../../electron/db/backup-names.ts';
import { commands } from '../../electron/engine/commands/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { counterparty, makeCompany, nextId, reopen, run, stateOf, tempFolder } from '../support/company.ts';
import { asIfMoved } from '../support/moved.ts';
import { bundleChildren } from './bundle-children.ts';
import { note } from './note.ts';

let children: string;
// Children start sooner when the compiled engine is kept between them.
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  children = await bundleChildren('post-until-killed', 'kill-at');
  env = { ...process.env, NODE_COMPILE_CACHE: tempFolder() };
  const company = makeCompany();
  const customer = counterparty(company, 'Customer');
  run(company, 'user.add', { name: 'Vera', role: 'chief-accountant' });
  company.close();
  // One child that ends in order fills the cache.
  const { status, stderr } = spawnSync(process.execPath, [join(children, 'post-until-killed.mjs'), company.file, customer, '20', 'all'], {
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

interface Acknowledged {
  /** A command of the contract, `import`, `undo` or `backup`. */
  readonly what: string;
  readonly id: string;
  /** As it was answered, JSON. */
  readonly answer: string;
}

/** Saved again on every rest of the keys, so without a receipt. */
const withoutReceipt = new Set(['draft.save', 'draft.discard', 'view.save', 'view.remove']);
const isCommand = ({ what }: Acknowledged): boolean => Object.hasOwn(commands, what);
const isPost = (what: string): boolean => /\.(post|postAll|receive)$/.test(what);
/** Commands before the first kill: the customer and the second user. */
const made = 2;

/** Looks at the tables themselves: whatever is half there is found here. `atMost`: commands that may be there without having been acknowledged. */
function inspect(file: string, acknowledged: readonly Acknowledged[], atMost: number): void {
  const db = new SQLite(file);
  try {
    const none = (what: string, sql: string) => expect(db.prepare(sql).all(), what).toEqual([]);
    const count = (sql: string) => db.prepare(sql).pluck().get() as number;
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
    // What was acknowledged is there as it was answered: its receipt, its document or entry with the number that was said, its draft.
    const receipts = new Map(
      (db.prepare('SELECT lower(hex(id)), result FROM command_receipt').raw().all() as [string, string][]).map(([id, answer]) => [
        id,
        answer,
      ]),
    );
    const numbers = new Map([
      ...(db.prepare('SELECT id, number FROM document').raw().all() as [string, string][]).map(
        ([id, number]) => [plain(id), number] as const,
      ),
      ...(db.prepare('SELECT lower(hex(id)), number FROM journal_entry').raw().all() as [string, string][]).map((row) => row),
    ]);
    const known = new Set(db.prepare('SELECT lower(hex(id)) FROM event_index').pluck().all() as string[]);
    for (const one of acknowledged.filter(isCommand)) {
      const { what, id, answer } = one;
      if (withoutReceipt.has(what)) {
        expect(known.has(plain(id)), `${what} ${id}`).toBe(true);
        continue;
      }
      expect(receipts.get(plain(id)), `${what} ${id}`).toBe(answer);
      for (const { id: made, number } of postedBy(JSON.parse(answer))) expect(numbers.get(plain(made)), `${what} ${made}`).toBe(number);
    }
    // And what was not acknowledged is at most the one that was under way when each process was killed.
    const due = acknowledged.filter((one) => isCommand(one) && !withoutReceipt.has(one.what)).length;
    expect(receipts.size).toBeGreaterThanOrEqual(due);
    expect(receipts.size).toBeLessThanOrEqual(due + atMost);
    const times = (what: string) => acknowledged.filter((one) => one.what === what).length;
    const [imported, undone] = [count('SELECT count(*) FROM import_unit'), count('SELECT count(*) FROM import_unit WHERE undone = 1')];
    expect(imported).toBeGreaterThanOrEqual(times('import'));
    expect(imported).toBeLessThanOrEqual(times('import') + atMost);
    expect(undone).toBeGreaterThanOrEqual(times('undo'));
    expect(undone).toBeLessThanOrEqual(times('undo') + atMost);
    // An import is all of its entries, and so is what takes it back.
    const ofUnit = 'JOIN import_unit u ON e.position BETWEEN u.first AND u.position';
    expect(count(`SELECT count(*) FROM journal_entry e ${ofUnit} WHERE e.kind = 'import'`)).toBe(20 * imported);
    expect(count(`SELECT count(*) FROM journal_entry e ${ofUnit} WHERE e.kind = 'import' AND e.reversed_by IS NULL`)).toBe(
      20 * (imported - undone),
    );
  } finally {
    db.close();
  }
}

const plain = (id: string): string => id.replaceAll('-', '');

/** Documents and entries an answer speaks of, with their numbers. */
function postedBy(answer: unknown): { id: string; number: string }[] {
  const { id, number, entryId, uid, posted } = answer as {
    id?: string;
    number?: string;
    entryId?: string;
    uid?: string;
    posted?: unknown[];
  };
  const own = id !== undefined && number !== undefined && entryId !== undefined && uid !== undefined ? [{ id, number }] : [];
  return [...own, ...(Array.isArray(posted) ? posted.flatMap(postedBy) : [])];
}

/** Kills at random moments, fifty to a file. `npm run crash` asks for more of them than a test run has time for. */
const kills = Number(process.env.DAVTARI_KILLS ?? 200);
const toAFile = 50;

describe('killed at a random moment', () => {
  test.concurrent.for(Array.from({ length: kills / toAFile }, (_, index) => [index + 1, toAFile]))(
    '[LOG-1] what was acknowledged is there after every kill, and nothing is half there (seed %i, %i kills)',
    { timeout: 240_000 },
    async ([seed, runs]) => {
      const next = random(seed!);
      const company = makeCompany();
      const customer = counterparty(company, 'Customer');
      run(company, 'user.add', { name: 'Vera', role: 'chief-accountant' });
      company.close();
      const { file } = company;
      const backups = join(file, '../Backups');
      const acknowledged: Acknowledged[] = [];
      let duringOpen = 0;
      for (let killed = 1; killed <= runs!; killed += 1) {
        // Every second process does nothing but post; the others do what an office does in a day.
        const out = await runAndKill(file, customer, next, killed % 2 === 0 ? 'all' : 'posts');
        if (out.length === 0) duringOpen += 1;
        acknowledged.push(...out);
        inspect(file, acknowledged, killed + made);
        if (killed % 10 !== 0) continue;
        expect(verifyFile(file), `after ${killed} kills`).toMatchObject({ ok: true });
        for (const name of existsSync(backups) ? readdirSync(backups).filter((one) => readBackupName(one)) : [])
          expect(verifyFile(join(backups, name)), name).toMatchObject({ ok: true });
      }
      note({
        kind: 'kills',
        kills: runs!,
        duringOpen,
        posts: acknowledged.filter(({ what }) => isPost(what)).length,
        others: acknowledged.filter(({ what }) => !isPost(what)).length,
      });
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
  async function runAndKill(file: string, customer: string, next: () => number, load: string): Promise<Acknowledged[]> {
    const child: ChildProcess = spawn(process.execPath, [join(children, 'post-until-killed.mjs'), file, customer, 'Infinity', load], {
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
    const [lines, delay] = dice < 0.1 ? [0, next() * 200] : dice < 0.3 ? [1, next() * 10] : [2, next() * (load === 'all' ? 150 : 60)];
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
        const [what, id, ...answer] = line.split(' ');
        return { what: what!, id: id!, answer: answer.join(' ') };
      });
  }
});

describe('killed before a statement', () => {
  test('[LOG-1] a sales invoice whose process is killed before each of its statements is absent, then posted under the same id', async () => {
    const company = makeCompany();
    const party = counterparty(company, 'Party');
    const { id: advance } = run(company, 'advance.receive', {
      date: '2026-05-02' as never,
      counterpartyId: party,
      gross: '118',
      taxCode: 'S18A',
    });
    company.close();
    const input = {
      id: nextId(),
      date: '2026-06-05',
      counterpartyId: party,
      lines: [{ unitPrice: '900', taxCode: 'S18' }],
      advances: [{ documentId: advance, gross: '59' }],
    };
    const before = stateOf(company.file);
    // Two files, so that two processes may start at a time: one takes the odd statements, one the even ones.
    const second = join(tempFolder(), 'second.davtari');
    asIfMoved(company.file, second);
    const lane = async (file: string, first: number): Promise<number> => {
      for (let n = first; ; n += 2) {
        const child = spawn(
          process.execPath,
          [join(children, 'kill-at.mjs'), file, 'salesInvoice.post', JSON.stringify(input), String(n)],
          {
            env,
          },
        );
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
    const [odd, even] = await Promise.all([lane(company.file, 1), lane(second, 2)]);
    expect(odd).toBe(even);
    expect(odd).toBeGreaterThan(20);
    for (const file of [company.file, second]) {
      const after = reopen(file);
      // It was posted before the last kill: asking again gives what could not be said.
      expect(after.callRaw('salesInvoice.post', input)).toMatchObject({ ok: true, value: { number: '0000000001' } });
      expect(run(after, 'document.list', { kinds: ['sales-invoice'] }).total).toBe(1);
      after.close();
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
