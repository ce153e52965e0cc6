// Runs what electron-builder packed, under plain Node and away from the project, so that a `files` pattern which drops a needed file fails here and not
// on a customer's machine: loads every packed package and all entries, serves the interface, creates a company, checks it in a thread, prints a document.
// Run after `electron-builder --dir`. The window itself is not shown by this: that takes Electron.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractAll } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const unpacked = resolve(process.argv[2] ?? 'release/linux-unpacked');
const out = mkdtempSync(join(tmpdir(), 'davtari-package-'));
try {
  await checkFuses();
  const app = join(out, 'app');
  extractAll(join(unpacked, 'resources/app.asar'), app);
  checkFiles(app);
  const packages = await loadPackages(app);
  await tryApp(app);
  console.log(`The packed app works under Node ${process.versions.node}: ${packages.join(', ')}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}

async function checkFuses() {
  const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)];
  const wire = await getCurrentFuseWire(join(unpacked, 'davtari'));
  const wanted = {
    RunAsNode: off,
    EnableCookieEncryption: on,
    EnableNodeOptionsEnvironmentVariable: off,
    EnableNodeCliInspectArguments: off,
    EnableEmbeddedAsarIntegrityValidation: on,
    OnlyLoadAppFromAsar: on,
    GrantFileProtocolExtraPrivileges: off,
  };
  for (const [name, state] of Object.entries(wanted)) assert.equal(wire[FuseV1Options[name]], state, `fuse ${name}`);
}

function checkFiles(app) {
  for (const file of [
    'main/main.mjs',
    'main/host.mjs',
    'main/worker.mjs',
    'preload/preload.cjs',
    'renderer/index.html',
    'renderer/licences.txt',
  ]) {
    assert.ok(existsSync(join(app, 'dist', file)), `dist/${file} is not packed`);
  }
  assert.ok(existsSync(join(unpacked, 'licences.txt')), 'the licences are not beside the program');
  const foreign = readdirSync(join(app, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(map|ts|tsx)$/.test(file));
  assert.deepEqual(foreign, [], 'sources or maps are packed');
  assert.deepEqual(readdirSync(app).sort(), ['dist', 'node_modules', 'package.json']);
  const preload = readFileSync(join(app, 'dist/preload/preload.cjs'), 'utf8');
  const required = [...preload.matchAll(/require\(["'](.+?)["']\)/g)].map(([, name]) => name);
  assert.deepEqual(required, ['electron'], 'a sandboxed preload can require nothing but electron');
}

/** By bare name from inside, as the app does: ESM and CommonJS entries can need different files. */
async function loadPackages(app) {
  const { dependencies } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  const code = Object.keys(dependencies).filter((name) => !name.startsWith('@fontsource/'));
  writeFileSync(join(app, 'load.mjs'), code.map((name) => `import ${JSON.stringify(name)};`).join('\n'));
  await import(pathToFileURL(join(app, 'load.mjs')).href);
  return code;
}

async function tryApp(app) {
  const { serve } = await import(pathToFileURL(join(app, 'dist/main/host.mjs')).href);
  const host = await serve({ rendererRoot: join(app, 'dist/renderer'), version: '0', folder: join(out, 'books'), port: 0, print() {} });
  try {
    const { origin } = new URL(host.url);
    const cookie = (await fetch(host.url, { redirect: 'manual' })).headers.getSetCookie()[0].split(';')[0];
    let shown = null;
    const call = async (method, input) => {
      // As a screen says it: about the company that was opened last.
      const headers = { cookie, origin, 'content-type': 'application/json', ...(shown === null ? {} : { 'x-davtari-company': shown }) };
      const response = await fetch(`${origin}/call/${method}`, { method: 'POST', headers, body: JSON.stringify(input) });
      const result = await response.json();
      assert.ok(result.ok, `${method}: ${JSON.stringify(result.rejections)}`);
      if (method === 'app.create') shown = (await call('app.info', {})).openId;
      return result.value;
    };
    assert.match(await (await fetch(`${origin}/`, { headers: { cookie } })).text(), /id="root"/);
    assert.equal((await call('app.info', {})).name, 'Davtari');
    const id = '019aa000-0000-7000-8000-000000000001';
    await call('app.create', { id, country: 'GE', name: 'Packed', taxId: '404404404', userName: 'Owner' });
    assert.equal((await call('company.info', {})).name, 'Packed');
    assert.ok((await call('account.list', {})).length > 0, 'the national chart is there');
    // In a thread of its own: its entry, and the database in it.
    assert.equal((await call('app.checkNow', {})).ok, true, 'the check in a thread');
    assert.match((await call('app.backupNow', {})).name, /\.davtari-backup$/);
    const pdf = await call('vatReturn.pdf', { period: '2026-10', language: 'ka' });
    assert.equal(Buffer.from(pdf.base64, 'base64').toString('latin1', 0, 5), '%PDF-');
    await tryAuditFile(call);
  } finally {
    await host.close();
  }
}

/** The validator of the audit file is WebAssembly that a thread loads: a file it has judged is there, or it is not in the package. */
async function tryAuditFile(call) {
  let serial = 1;
  const next = () => {
    serial += 1;
    return `019aa000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
  };
  await call('app.create', { id: next(), country: 'BG', name: 'Packed BG', taxId: '123456786', userName: 'Owner' });
  await call('auditFile.declare', {
    id: next(),
    address: { town: 'София' },
    contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '02', email: 'office@example.bg' },
    bankAccounts: ['BG80BNBG96611020345678'],
    ownership: { isPartOfGroup: '5' },
  });
  const lines = [
    { account: '204', debit: '100.00' },
    { account: '501', credit: '100.00' },
  ];
  const { entryId } = await call('journal.post', { id: next(), date: '2026-06-04', lines });
  const { number } = await call('journal.entry', { entryId });
  const zero = (...names) => Object.fromEntries(names.map((name) => [name, '0']));
  const accounting = {
    ...{ valuationClass: 'A', assetLifeYear: '2', depreciationMethod: '1', depreciationPercentage: '50' },
    ...zero('acquisitionAndProductionCostsBegin', 'acquisitionAndProductionCostsEnd', 'investmentSupport', 'assetAddition', 'transfers'),
    ...zero('assetDisposal', 'bookValueBegin', 'depreciationForPeriod', 'appreciationForPeriod', 'accumulatedDepreciation', 'bookValueEnd'),
    extraordinaryDepreciations: [{ method: '0', amountForPeriod: '0' }],
  };
  const tax = {
    ...{ valuationClass: 'D', categoryTaxDepreciable: 'IV', annualTaxDepreciationRate: '50' },
    ...zero('taxDepreciableValue', 'accruedTaxDepreciation', 'taxValueAsset', 'monthChangeAssetValue', 'monthSuspensionResumptionAccrual'),
    ...zero('monthWriteOffAccounting', 'monthWriteOffTax', 'numberMonthsDepreciationDuring', 'depreciationForPeriod'),
    ...zero('accumulatedDepreciation', 'taxValueEndPeriod'),
  };
  const asset = {
    ...{ assetId: 'A-1', accountId: '204', description: 'A', dateOfAcquisition: '2026-06-04', startUpDate: '2026-06-04' },
    suppliers: [{ supplierName: 'S', supplierId: '10222222226', postalAddress: { city: 'София', country: 'BG' } }],
    valuations: { accounting: [accounting], tax: [tax] },
  };
  const transaction = {
    ...{ assetTransactionId: 'T-1', assetId: 'A-1', assetTransactionType: '10', assetTransactionDate: '2026-06-04', transactionId: number },
    valuation: { bookValue: '100.00', amount: '100.00' },
  };
  const data = JSON.stringify({ assets: [asset], assetTransactions: [transaction] });
  const written = await call('app.exportAuditFile', { wanted: { kind: 'annual', year: 2026, data } });
  assert.match(readFileSync(join(written.folder, written.name), 'utf8'), /<nsSAFT:AssetID>A-1</);
}
