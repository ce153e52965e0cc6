import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createCompany, openCompany } from '../../electron/engine/index.ts';
import { openWorkspace } from '../../electron/services/workspace.ts';
import { readFeed } from '../../shared/rates/read-feed.ts';
import { d, fixedNow, georgianCompany, makeCompany, nextId, reopen, run, tempFolder } from '../support/company.ts';

const root = resolve(import.meta.dirname, '../..');
const currency = (code: string, quantity: number, rate: string, on: string) => ({
  code,
  quantity,
  rateFormated: rate,
  rate: Number(rate),
  validFromDate: `${on}T00:00:00.000Z`,
});
const list = JSON.stringify([
  {
    date: '2026-05-08T00:00:00.000Z',
    currencies: [currency('USD', 1, '2.7041', '2026-05-08'), currency('JPY', 100, '1.8234', '2026-05-08')],
  },
  {
    date: '2026-05-09T00:00:00.000Z',
    currencies: [currency('USD', 1, '2.7100', '2026-05-09'), currency('HRK', 10, '4.1000', '2026-05-09')],
  },
]);

function davtari(folder: string, ...args: string[]) {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C', DAVTARI_LANG: 'en', INIT_CWD: folder };
  const done = spawnSync(process.execPath, [join(root, 'electron/cli/davtari.mjs'), 'rates', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

test('[L8] davtari rates records a published list, once', () => {
  const company = makeCompany();
  company.close();
  const folder = tempFolder();
  writeFileSync(join(folder, 'nbg.json'), list);
  writeFileSync(join(folder, 'broken.json'), list.replace('"1.8234"', '"1,8234"'));
  const { file } = company;
  expect(davtari(folder, file, '--from', 'nbg.json', '--on', '2026-05-08')).toEqual({
    status: 0,
    err: '',
    out: `${file}: 2 rates of NBG recorded; 0 were there already; left out: HRK.\n`,
  });
  expect(davtari(folder, file, '--from', 'nbg.json').out).toBe(`${file}: 1 rates of NBG recorded; 2 were there already; left out: HRK.\n`);
  const again = reopen(file);
  expect(run(again, 'rate.at', { currency: 'JPY', on: d('2026-05-20') })).toMatchObject({ rate: '0.018234', source: 'NBG', isStale: true });
  expect(run(again, 'rate.at', { currency: 'USD', on: d('2026-05-09') })).toMatchObject({ rate: '2.7100' });
  again.close();

  const refused = davtari(folder, file, '--from', 'broken.json');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('[0].currencies[1]');
  expect(refused.err).toContain('[RATES_UNREADABLE]');
  expect(davtari(folder, file, '--from', 'nbg.json', '--on', '2026-05-10')).toMatchObject({ status: 1 });
  expect(davtari(folder, file, '--from', 'nowhere.json')).toMatchObject({ status: 1 });
  expect(davtari(folder, file)).toMatchObject({ status: 2 });
  expect(davtari(folder, file, '--from', 'nbg.json', '--on', '8.5.2026')).toMatchObject({ status: 2 });
}, 60_000);

test('[L8] the screen has a list fetched and recorded in the company that is open; sent again it changes nothing', async () => {
  const folder = tempFolder();
  const asked: unknown[] = [];
  const workspace = openWorkspace({
    folder,
    version: '1',
    now: fixedNow,
    engine: { createCompany, openCompany },
    fetchRates: async (source, on) => {
      asked.push([source, on]);
      return readFeed(list, source);
    },
  });
  try {
    const ask = { id: nextId(), source: 'NBG', on: '2026-05-09' };
    expect(await workspace.call('app.fetchRates', ask)).toMatchObject({ ok: false, rejections: [{ code: 'NO_COMPANY_OPEN' }] });
    const { country, name, taxId } = georgianCompany;
    expect(await workspace.call('app.create', { id: nextId(), country, name, taxId })).toMatchObject({ ok: true });
    const recorded = { ok: true, value: { recorded: 1, unchanged: 0, kept: 0, skipped: ['HRK'] } };
    expect(await workspace.call('app.fetchRates', ask)).toEqual(recorded);
    expect(await workspace.call('app.fetchRates', ask)).toEqual(recorded);
    expect(asked).toEqual([
      ['NBG', '2026-05-09'],
      ['NBG', '2026-05-09'],
    ]);
    expect(await workspace.call('rate.list', {})).toMatchObject({
      value: { total: 1, rows: [{ rate: '2.7100', source: 'NBG', corrections: 0 }] },
    });
  } finally {
    workspace.close();
  }
});
