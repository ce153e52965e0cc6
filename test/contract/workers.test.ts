import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../electron/engine/engine.ts';
import type { Company } from '../../electron/engine/index.ts';
import { QueryThread } from '../../electron/workers/query-thread.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import { codes, fixedNow, good, makeCompany, run, tempFolder } from '../support/company.ts';

const post = (company: Company): string =>
  run(company, 'journal.post', {
    date: '2026-05-04' as never,
    lines: [
      { account: '1210', debit: '1' },
      { account: '5150', credit: '1' },
    ],
  }).entryId;

let company: Company;
let userId: string;
beforeAll(() => {
  company = makeCompany();
  for (let count = 0; count < 1500; count += 1) post(company);
  userId = run(company, 'company.info', {}).user.id;
});
const asked = (method: 'trialBalance.get' | 'journal.list' | 'company.info', input: object = {}) => ({
  file: company.file,
  method,
  input,
  userId,
  nowMs: fixedNow(),
});
const cash = (answer: unknown): string =>
  (answer as { rows: { accountCode: string; balance: string }[] }).rows.find(({ accountCode }) => accountCode === '1210')!.balance;
const nextTurn = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('a query in a thread of its own', () => {
  test('[X3] answers what the engine answers, with everything that was committed before it was asked', async () => {
    post(company);
    for (const [method, input] of [
      ['trialBalance.get', {}],
      ['company.info', {}],
      ['journal.list', { limit: 50, offset: 0 }],
    ] as const) {
      expect(await runJob('query', asked(method, input))).toEqual(company.callRaw(method, input));
    }
  });

  test('[X3] of a user who is gone, or of a file that is gone, is refused', async () => {
    expect(codes(await runJob('query', { ...asked('trialBalance.get'), userId: 'nobody' }))).toEqual(['UNKNOWN_USER']);
    expect(codes(await runJob('query', { ...asked('trialBalance.get'), file: join(tempFolder(), 'no') }))).toEqual(['FILE_NOT_FOUND']);
  });

  test('[X3] called off, it answers at once', async () => {
    const controller = new AbortController();
    const answer = runJob('query', asked('trialBalance.get'), { signal: controller.signal });
    controller.abort();
    expect(codes(await answer)).toEqual(['STOPPED']);
    expect(codes(await runJob('query', asked('trialBalance.get'), { signal: controller.signal }))).toEqual(['STOPPED']);
  });

  test('[X3] a mistake of the program in it is thrown here', async () => {
    await expect(runJob('query', { ...asked('trialBalance.get'), method: 'no.such' as never })).rejects.toThrow();
  });
});

describe('a thread that stays for queries', () => {
  test('[X3] answers what the engine answers, page after page, and after each commit what was committed', async () => {
    const thread = new QueryThread(company.file);
    try {
      const ask = (method: Parameters<typeof asked>[0], input: object = {}) => {
        const { file: _file, ...question } = asked(method, input);
        return thread.ask(question);
      };
      for (const offset of [0, 600, 1200, 200]) {
        const input = { sort: { by: 'memo', direction: 'desc' }, limit: 200, offset };
        expect(await ask('journal.list', input)).toEqual(company.callRaw('journal.list', input));
      }
      // Opened meanwhile: what was remembered of the accounts is of before.
      run(company, 'account.open', {
        code: '1219',
        names: { ka: 'x', bg: 'x', ru: 'x', en: 'x' },
        type: 'asset',
        parentCode: null,
        postable: true,
      });
      run(company, 'journal.post', {
        date: '2026-05-05' as never,
        lines: [
          { account: '1219', debit: '5' },
          { account: '5150', credit: '5' },
        ],
      });
      expect(await ask('trialBalance.get')).toEqual(company.callRaw('trialBalance.get', {}));
      expect(JSON.stringify(await ask('trialBalance.get'))).toContain('"1219"');
    } finally {
      await thread.close();
    }
  });

  test('[X3] what is asked at once is answered in turn, and who waits when it is closed is told so', async () => {
    const thread = new QueryThread(company.file);
    const { file: _file, ...question } = asked('company.info');
    const answers = await Promise.all(Array.from({ length: 20 }, () => thread.ask(question)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const left = thread.ask(question);
    const closed = thread.close();
    expect(codes(await left)).toEqual(['STOPPED']);
    await closed;
    // Asked again, it begins again.
    expect((await thread.ask(question)).ok).toBe(true);
    await thread.close();
  });

  test('[X3] a mistake of the program in it is thrown here, and a file that is gone as well', async () => {
    const thread = new QueryThread(company.file);
    const { file: _file, ...question } = asked('company.info');
    await expect(thread.ask({ ...question, method: 'no.such' as never })).rejects.toThrow();
    expect((await thread.ask(question)).ok).toBe(true);
    await thread.close();
    await expect(new QueryThread(join(tempFolder(), 'no')).ask(question)).rejects.toThrow();
  });
});

describe('long work beside the writer', () => {
  test('[X3] posts are committed while a check of the whole file runs, and it sees the books as they were when it began', async () => {
    const events = run(company, 'company.info', {}).position;
    let isDone = false;
    let shown = 0;
    let during = 0;
    const check = runJob('verify', { file: company.file }, { onProgress: () => (shown += 1) }).then((answer) => {
      isDone = true;
      return answer;
    });
    while (!isDone) {
      post(company);
      if (!isDone) during += 1;
      await nextTurn();
    }
    expect(during).toBeGreaterThan(20);
    const verified = good(await check);
    expect(verified).toMatchObject({ ok: true });
    const after = run(company, 'company.info', {}).position;
    if (verified.ok) {
      expect(verified.events).toBeGreaterThanOrEqual(events);
      expect(verified.events).toBeLessThan(after);
    }
    void shown;
  });

  test('[PRJ-1] a replay compared with the tables agrees while others post', async () => {
    let isDone = false;
    const compared = runJob('compare', { file: company.file }).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      post(company);
      await nextTurn();
    }
    expect(good(await compared)).toMatchObject({ different: [] });
  });

  test('[PRJ-1] a table that is not what the log gives is named', async () => {
    const other = makeCompany() as Engine;
    post(other);
    other.db.run('UPDATE counterparty SET name = name');
    other.db.run("UPDATE device SET public_key = 'x'");
    expect(good(await runJob('compare', { file: other.file }))).toMatchObject({ different: ['device'] });
  });

  test('[X3] a backup is made while others post', async () => {
    const folder = tempFolder();
    let isDone = false;
    const made = runJob('backupInto', { file: company.file, folder, nowMs: fixedNow() }).finally(() => {
      isDone = true;
    });
    let during = 0;
    while (!isDone) {
      post(company);
      during += 1;
      await nextTurn();
    }
    expect(during).toBeGreaterThan(20);
    const { file, headHash } = good(await made);
    expect(good(await runJob('verify', { file }))).toMatchObject({ ok: true, headHash });
    expect(readdirSync(folder).length).toBe(1);
    const to = join(folder, 'restored.davtari');
    good(await runJob('restore', { backup: file, to }));
    const restored = good(await runJob('query', { ...asked('trialBalance.get'), file: to }));
    expect(Number.parseInt(cash(restored), 10)).toBeGreaterThan(1500);
  });

  test('[X3] a backup and a check that are called off leave nothing behind', async () => {
    const folder = tempFolder();
    for (const start of [
      (signal: AbortSignal) => runJob('backupInto', { file: company.file, folder, nowMs: fixedNow() }, { signal }),
      (signal: AbortSignal) => runJob('verify', { file: company.file }, { signal }),
      (signal: AbortSignal) => runJob('compare', { file: company.file }, { signal }),
    ]) {
      const controller = new AbortController();
      const answer = start(controller.signal);
      controller.abort();
      expect(codes(await answer)).toEqual(['STOPPED']);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
