import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { balances, counterparty, makeCompany, reopen, run } from '../support/company.ts';

interface Answer {
  readonly numbers: string[];
  readonly busy: number;
}

/** Starts the processes, lets them go at the same moment, and gives what each was answered. */
async function race(file: string, party: string, processes: number, each: number): Promise<Answer[]> {
  const children = Array.from({ length: processes }, () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/post-invoices.ts'), file, String(each), party], {
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
    const exit = new Promise<Answer>((done, fail) => {
      child.on('exit', (code) => {
        if (code === 0) done(JSON.parse(out.slice('ready\nhalf\n'.length)) as Answer);
        else fail(new Error(`exit ${code}: ${errors}`));
      });
    });
    return { child, ready, half, exit };
  });
  await Promise.all(children.map(({ ready, exit }) => Promise.race([ready, exit])));
  for (const { child } of children) child.stdin.write('go\n');
  await Promise.all(children.map(({ half, exit }) => Promise.race([half, exit])));
  for (const { child } of children) child.stdin.write('on\n');
  return Promise.all(children.map(({ exit }) => exit));
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
