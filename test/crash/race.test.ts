import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { balances, counterparty, makeCompany, reopen, run } from '../support/company.ts';
import { bundleChildren } from './bundle-children.ts';

let children: string;
beforeAll(async () => {
  children = await bundleChildren('post-invoices', 'post-mixed');
});

interface Answer {
  readonly numbers: string[];
  readonly busy: number;
}

/** Starts the processes, lets them go at the same moment, and gives what each was answered. */
async function race<A = Answer>(file: string, party: string, processes: number, each: number, script = 'post-invoices.mjs'): Promise<A[]> {
  const started = Array.from({ length: processes }, () => {
    const child = spawn(process.execPath, [join(children, script), file, String(each), party], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const said = (word: string) =>
      new Promise<void>((done) => {
        child.stdout.setEncoding('utf8').on('data', () => {
          if (out.includes(word)) done();
        });
      });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const [ready, half] = [said('ready\n'), said('half\n')];
    const exit = new Promise<A>((done, fail) => {
      child.on('exit', (code) => {
        if (code === 0) done(JSON.parse(out.slice('ready\nhalf\n'.length)) as A);
        else fail(new Error(`exit ${code}: ${errors}`));
      });
    });
    return { child, ready, half, exit };
  });
  await Promise.all(started.map(({ ready, exit }) => Promise.race([ready, exit])));
  for (const { child } of started) child.stdin.write('go\n');
  await Promise.all(started.map(({ half, exit }) => Promise.race([half, exit])));
  for (const { child } of started) child.stdin.write('on\n');
  return Promise.all(started.map(({ exit }) => exit));
}

test.each([
  [2, 500],
  [8, 25],
])('[NUM-1] %i processes that post %i invoices each draw every number once, without a gap', async (processes, each) => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  company.close();
  const answers = await race(company.file, party, processes, each);
  const total = processes * each;
  const numbers = answers.flatMap((answer) => answer.numbers);
  expect(new Set(numbers).size).toBe(total);
  expect([...numbers].sort()).toEqual(Array.from({ length: total }, (_, index) => String(index + 1).padStart(10, '0')));
  // They really met: someone's numbers are not all in a row.
  expect(answers.some(({ numbers: own }) => Number(own.at(-1)) - Number(own[0]) >= each)).toBe(true);
  // Each waits for the other within the busy timeout of five seconds, so nobody is turned away.
  expect(answers.map(({ busy }) => busy)).toEqual(answers.map(() => 0));

  const after = reopen(company.file);
  const [series] = run(after, 'number.continuity', { series: 'sales-invoice', limit: 1 });
  expect(series).toMatchObject({ head: total, used: total, voided: 0, missing: [] });
  const dollars = BigInt(total / 5);
  expect(balances(after)['1410']).toBe(writeDecimal((BigInt(total) - dollars) * 1180n + dollars * 810n, 2));
  after.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true, entries: total });
  expect(rebuild(company.file)).toMatchObject({ ok: true, value: { different: [] } });
});

interface MixedAnswer {
  /** Number by series, as answered. */
  readonly drawn: [series: string, number: string][];
  readonly refused: number;
}

test('[NUM-1] 32 processes that post several kinds at several branches, and are refused in between, leave no number twice and no gap', async () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  for (const code of ['TB', 'BT']) run(company, 'branch.open', { code, name: code });
  company.close();
  const [processes, each] = [32, 18];
  const answers = await race<MixedAnswer>(company.file, party, processes, each, 'post-mixed.mjs');
  // Every third call was wrong on purpose.
  expect(answers.map(({ refused }) => refused)).toEqual(answers.map(() => each / 3));
  const drawn = new Map<string, string[]>();
  for (const [series, number] of answers.flatMap((answer) => answer.drawn)) drawn.set(series, [...(drawn.get(series) ?? []), number]);
  expect([...drawn.values()].flat().length).toBe((processes * each * 2) / 3);

  const after = reopen(company.file);
  const listed = run(after, 'number.continuity', { limit: 1 });
  // Four kinds, each at the company and at its two branches.
  expect(listed.map(({ series }) => series)).toEqual([...drawn.keys()].sort());
  expect(listed.length).toBe(12);
  for (const { series, branch, head, used, missing, total } of listed) {
    const answered = drawn.get(series)!;
    expect([series, used, total, missing]).toEqual([series, head, head, []]);
    // What was answered is exactly 1 to the head, each once.
    const print = (value: number) => `${branch === '' ? '' : `${branch}-`}${String(value).padStart(10, '0')}`;
    expect([...answered].sort()).toEqual(Array.from({ length: head }, (_, index) => print(index + 1)));
    const registered = run(after, 'number.register', { series, limit: 1000 }).rows;
    expect(registered.map(({ number }) => number)).toEqual([...answered].sort());
  }
  after.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(rebuild(company.file)).toMatchObject({ ok: true, value: { different: [] } });
}, 180_000);
