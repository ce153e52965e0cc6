// Ratios of the product to hand-written SQL doing the same rows in the same run, and to programs of the same kind where they are installed.
// Ratios are the figure to watch; milliseconds belong to the machine. Writes the tables into docs/performance.md.
// `--quick`: 10,000 entries only, and nothing is written.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { connect } from '../../electron/db/db.ts';
import { encodeEvent, encodeHeader, encodePayload, sha256 } from '../../electron/log/batch.ts';
import { publicKeyOf, readDeviceKey, verifySignature } from '../../electron/log/keys.ts';
import { readEvents } from '../../electron/log/read.ts';
import { batchesOf } from '../../electron/log/replay.ts';
import { turnoverFromLines, unbalancedEntry } from '../../electron/services/check-book.ts';
import { type GeneratedEntry, generatedEntries } from '../../electron/services/generate-book.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { asBeancount, asJournal } from './book.ts';
import { Floor } from './floor.ts';
import { alternately, median, percentile, processorTimed, timed } from './measure.ts';
import { installedPeers, runPeer } from './peers.ts';
import { freshId, Product, postInput, readBook } from './product.ts';

interface Line {
  readonly what: string;
  readonly floor: string;
  readonly product: string;
  readonly ratio: string;
  readonly target: string;
}

const seed = 20261121;
const isQuick = process.argv.includes('--quick');
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'davtari-bench-'));
const began = Date.now();
const lines: Line[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => (value >= 100 ? `${Math.round(value)} ms` : value >= 1 ? `${value.toFixed(1)} ms` : `${value.toFixed(3)} ms`);
const named = (count: number) => count.toLocaleString('en');

function add(line: Line): void {
  lines.push(line);
  say(
    `${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line.what.padEnd(62)} ${line.floor.padStart(12)} ${line.product.padStart(12)}  ${line.ratio.padStart(6)}  (target ${line.target})`,
  );
}
const report = (what: string, floor: number, product: number, target: string, unit: (value: number) => string = ms): void =>
  add({ what, floor: unit(floor), product: unit(product), ratio: (product / floor).toFixed(2), target });
const rate = (what: string, perSecond: number, target: string): void =>
  add({ what, floor: '', product: `${named(Math.round(perSecond))}/s`, ratio: '', target });

interface Files {
  readonly count: number;
  readonly floor: string;
  readonly product: string;
}

const singlePostP50 = new Map<number, number>();
function singlePosts(into: Files | undefined, posts: number): void {
  const count = into?.count ?? 0;
  const files = into ? copies(into) : { floor: join(folder, 'post-floor.db'), product: join(folder, 'post.davtari') };
  const floor = new Floor(files.floor);
  const product = into ? Product.open(files.product) : Product.create(files.product);
  if (!into) {
    floor.openAccounts();
    product.openAccounts();
  }
  const book = [...generatedEntries(posts, seed + 1)].map((entry) =>
    into ? { ...entry, date: '2025-12-31' as GeneratedEntry['date'] } : entry,
  );
  const inputs = book.map(postInput);
  const times = alternately(
    posts,
    (round) => floor.post(book[round]!),
    (round) => product.post(inputs[round]!),
  );
  const warm = (values: number[]) => values.slice(Math.min(200, posts / 4));
  const where = into ? `into ${named(count)}` : 'into an empty book';
  report(`one durable post ${where}, p50`, median(warm(times.floor)), median(warm(times.product)), '1.5');
  report(`one durable post ${where}, p99`, percentile(warm(times.floor), 0.99), percentile(warm(times.product), 0.99), '2');
  singlePostP50.set(count, median(warm(times.product)) / median(warm(times.floor)));
  const now = alternately(
    Math.min(60, posts),
    (round) => {
      floor.post(book[round]!);
      floor.trialBalance();
    },
    (round) => {
      product.post({ ...inputs[round]!, id: freshId() });
      product.trialBalance();
    },
  );
  if (into) {
    report(`append one entry, then trial balance, ${named(count)}`, median(now.floor), median(now.product), '2');
    appended.set(count, median(now.product));
  }
  floor.close();
  product.close();
}
const appended = new Map<number, number>();

function copies(files: Files): Files {
  const copy = { count: files.count, floor: `${files.floor}.copy`, product: `${files.product}.copy` };
  copyFileSync(files.floor, copy.floor);
  copyFileSync(files.product, copy.product);
  copyFileSync(`${files.product}.key`, `${copy.product}.key`);
  return copy;
}

/** Import through the posting path: accounts are there, a commit every 10,000 for the floor, one unit for the product. */
function imports(count: number): number {
  const book = [...generatedEntries(count, seed)];
  const read = readBook(count, seed);
  const times = { floor: [] as number[], product: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    const floor = new Floor(join(folder, `import-${count}-${round}.db`));
    floor.openAccounts();
    times.floor.push(timed(() => floor.importAll(book, 10_000)));
    floor.close();
    const product = Product.create(join(folder, `import-${count}-${round}.davtari`));
    product.openAccounts();
    times.product.push(timed(() => product.importAll(read)));
    product.close();
  }
  report(`import of ${named(count)}`, median(times.floor), median(times.product), '2.0');
  return median(times.product);
}

function firstImports(count: number): void {
  const book = [...generatedEntries(count, seed)];
  const read = readBook(count, seed);
  const times = { floor: [] as number[], product: [] as number[] };
  for (let round = 0; round < 3; round += 1) {
    times.floor.push(
      timed(() => {
        const floor = new Floor(join(folder, `first-${count}-${round}.db`), true);
        floor.openAccounts();
        floor.load(book);
        floor.close();
      }),
    );
    times.product.push(timed(() => Product.first(join(folder, `first-${count}-${round}.davtari`), read)));
  }
  report(`first import of ${named(count)} into a new file`, median(times.floor), median(times.product), '1.5');
}

/** Files that hold the book: the floor's by its ordinary path, ours by the first import. */
function make(count: number): Files {
  const files = { count, floor: join(folder, `book-${count}.db`), product: join(folder, `book-${count}.davtari`) };
  const floor = new Floor(files.floor);
  floor.openAccounts();
  const floorMs = timed(() => floor.importAll(generatedEntries(count, seed), 10_000));
  floor.close();
  const productMs = timed(() => Product.load(files.product, count, seed));
  say(`      ${named(count)} entries: floor's import ${ms(floorMs)}, first import ${ms(productMs)}`);
  report(
    `file size an entry, ${named(count)}`,
    statSync(files.floor).size / count,
    statSync(files.product).size / count,
    '1.8',
    (bytes) => `${Math.round(bytes)} B`,
  );
  return files;
}

const warmBalance = new Map<number, number>();
const firstPage = new Map<number, number>();
function questions(files: Files): void {
  const { count } = files;
  const floor = new Floor(files.floor);
  const product = Product.open(files.product);
  const { db } = product.engine;
  const pair = (what: string, target: string, rounds: number, left: () => void, right: () => void): number => {
    const times = alternately(rounds, left, right);
    report(`${what}, ${named(count)}`, median(times.floor), median(times.product), target);
    return median(times.product);
  };
  warmBalance.set(
    count,
    pair(
      'trial balance, warm',
      '1.5',
      100,
      () => floor.trialBalance(),
      () => product.trialBalance(),
    ),
  );
  pair(
    'trial balance as of a past date, warm',
    '1.5',
    60,
    () => floor.trialBalanceAt(20240630),
    () => product.trialBalance('2024-06-30'),
  );
  pair(
    'balance of one account as of a past date',
    '3',
    200,
    () => floor.balanceAt(0, 20240630),
    () => product.balanceAt(0, '2024-06-30'),
  );
  pair(
    "a month's register whole",
    '2',
    20,
    () => floor.register(0, 20240301, 20240331, 1_000_000),
    () => product.register(0, '2024-03-01', '2024-03-31'),
  );
  firstPage.set(
    count,
    pair(
      'its first page of 100',
      '3',
      200,
      () => floor.register(0, 20240301, 20240331, 100),
      () => product.register(0, '2024-03-01', '2024-03-31', 100),
    ),
  );
  const list = Array.from({ length: 30 }, () => timed(() => product.journalPage()));
  add({ what: `journal, first page of 100, ${named(count)}`, floor: '', product: ms(median(list)), ratio: '', target: '' });
  const rounds = count > 500_000 ? 3 : 10;
  pair(
    'audit: trial balance from lines',
    '1.5',
    rounds,
    () => floor.trialBalanceFromLines(),
    () => turnoverFromLines(db),
  );
  pair(
    'whole book: each entry balances',
    '2',
    rounds,
    () => floor.unbalanced(),
    () => unbalancedEntry(db),
  );
  const sql = `SELECT day, position, line_no, base_minor FROM journal_line WHERE account_no = ? AND day BETWEEN ? AND ? ORDER BY day, position, line_no`;
  const raw = db.raw.prepare(sql);
  const account = db.get<{ no: bigint }>('SELECT no FROM account WHERE code = ?', 'Assets:A000')!.no;
  pair(
    'statement cache against a statement held by hand',
    '1.1',
    30,
    () => raw.all(account, 20240301n, 20240331n),
    () => db.all(sql, account, 20240301, 20240331),
  );
  floor.close();
  product.close();
  const open = alternately(
    15,
    () => {
      const again = new Floor(files.floor);
      again.trialBalance();
      again.close();
    },
    () => {
      const again = Product.open(files.product);
      again.trialBalance();
      again.close();
    },
  );
  report(`open to first answer, in a running process, ${named(count)}`, median(open.floor), median(open.product), '3');
}

/**
 * Reports of one value and by value: nine lines of ten have one of ten values of a dimension. Made beside the log, which keeps no figure here: posting a
 * million lines that have one would take the run ten minutes.
 */
function dimensions(files: Files): void {
  const { count } = files;
  const product = Product.open(files.product);
  const codes = product.addDimension('CC', 10);
  const { db } = product.engine;
  const [dimension] = db.values<[bigint]>('SELECT no FROM dimension')[0]!;
  db.raw.exec(`DROP TRIGGER line_dimension_is_sealed;
    INSERT INTO line_dimension (value_no, account_no, day, position, line_no, base_minor, dimension_no)
    SELECT v.no, l.account_no, l.day, l.position, l.line_no, l.base_minor, v.dimension_no
    FROM journal_line l JOIN dimension_value v ON v.no = (SELECT min(no) FROM dimension_value) + (l.position * 7 + l.line_no) % 11
    WHERE (l.position + l.line_no) % 10 > 0;
    ANALYZE line_dimension`);
  product.close();
  const again = Product.open(files.product);
  const value = again.engine.db.get<{ no: bigint }>(
    'SELECT no FROM dimension_value WHERE dimension_no = ? AND code = ?',
    dimension,
    codes[3]!,
  )!.no;
  const raw = connect(files.product, { readonly: true });
  const sums = `SELECT account_no, sum(max(base_minor, 0)), sum(max(-base_minor, 0)) FROM line_dimension`;
  const one = raw.raw.prepare(`${sums} WHERE value_no = ? AND day BETWEEN ? AND ? GROUP BY account_no`);
  const each = raw.raw.prepare(
    `SELECT value_no, ${sums.slice(7)} WHERE dimension_no = ? AND day BETWEEN ? AND ? GROUP BY value_no, account_no`,
  );
  const rounds = count > 500_000 ? 7 : 20;
  const pair = (what: string, target: string, left: () => void, right: () => void) => {
    const times = alternately(rounds, left, right);
    report(`${what}, ${named(count)}`, median(times.floor), median(times.product), target);
  };
  const [from, to] = ['2025-01-01', '2025-12-31'];
  pair(
    'turnover sheet of a year, lines of one value of ten',
    '2',
    () => {
      one.all(value, 0n, 20241231n);
      one.all(value, 20250101n, 20251231n);
    },
    () => again.turnoverSheet({ from, to, dimensions: { CC: [codes[3]!] } }),
  );
  pair(
    'turnover sheet of a year, a column a value',
    '2',
    () => each.all(dimension, 20250101n, 20251231n),
    () => again.turnoverSheet({ from, to, by: 'CC' }),
  );
  const page = Array.from({ length: rounds }, () => timed(() => again.journalPage({ dimensions: { CC: [codes[3]!] } })));
  add({ what: `journal of one value, first page of 100, ${named(count)}`, floor: '', product: ms(median(page)), ratio: '', target: '' });
  raw.close();
  again.close();
}

/** Chain and signatures apart from everything else: what they cost to make, and to check again. */
function chain(files: Files, importMs: number | undefined): void {
  const db = connect(files.product, { readonly: true });
  const key = readDeviceKey(files.product, undefined);
  if (!key.ok) throw new Error('key');
  if (importMs !== undefined) {
    let spent = 0;
    for (const batch of batchesOf(db)) {
      const events = readEvents(Number(batch.packed), batch.payload);
      const header = JSON.parse(batch.header.toString('utf8')) as Parameters<typeof encodeHeader>[0];
      spent += timed(() => {
        const root = sha256(encodePayload(events.map(encodeEvent)));
        key.value.sign(Buffer.from(sha256(encodeHeader({ ...header, root })), 'hex'));
      });
    }
    const share = (100 * spent) / importMs;
    add({
      what: `canonical form, hash chain and signatures, share of the import of ${named(files.count)}`,
      floor: ms(importMs),
      product: ms(spent),
      ratio: `${share.toFixed(0)} %`,
      target: '15 %',
    });
  }
  const publicKey = publicKeyOf(key.value.publicKey);
  const floor = new Floor(files.floor);
  const rounds = files.count > 500_000 ? 1 : 3;
  const times = alternately(
    rounds,
    () => {
      floor.chain();
    },
    () => {
      let prev = '0'.repeat(64);
      for (const batch of batchesOf(db)) {
        const header = JSON.parse(batch.header.toString('utf8')) as Parameters<typeof encodeHeader>[0];
        const payload = encodePayload(readEvents(Number(batch.packed), batch.payload).map(encodeEvent));
        const digest = sha256(batch.header);
        if (header.prev !== prev || sha256(payload) !== header.root || !verifySignature(batch.hash, batch.signature, publicKey))
          throw new Error('the chain is broken');
        prev = digest;
      }
    },
  );
  report(`chain re-verified: read, canonical form, SHA-256, ${named(files.count)}`, median(times.floor), median(times.product), '2');
  floor.close();
  db.close();
}

/** By processor time, on one thread: so many a second of one core. */
function maintenance(files: Files): void {
  const copy = copies(files);
  const times = { rebuild: [] as number[], verify: [] as number[] };
  for (let round = 0; round < (files.count > 500_000 ? 1 : 3); round += 1) {
    times.rebuild.push(
      processorTimed(() => {
        const result = rebuild(copy.product);
        if (!result.ok || result.value.different.length > 0) throw new Error(JSON.stringify(result));
      }),
    );
    times.verify.push(
      processorTimed(() => {
        const result = verifyFile(copy.product);
        if (!result.ok) throw new Error(JSON.stringify(result));
      }),
    );
  }
  const perSecond = (values: readonly number[]) => (files.count / median(values)) * 1000;
  rate(`rebuild, entries a second of one core, ${named(files.count)}`, perSecond(times.rebuild), '50,000/s');
  rate(`full verify, events a second of one core, ${named(files.count)}`, perSecond(times.verify), '50,000/s');
}

/** The program as it ships, in one file: Node strips no types and looks for no modules. */
async function bundled(): Promise<string> {
  const out = join(root, 'dist', 'bench');
  mkdirSync(out, { recursive: true });
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'child.ts'),
    platform: 'node',
    external: ['better-sqlite3', 'kysely', 'libxml2-wasm', 'pdfkit'],
  });
  await bundle.write({ dir: out, format: 'es', entryFileNames: 'child.mjs', chunkFileNames: 'child-[hash].mjs' });
  return join(out, 'child.mjs');
}

const balanceProcessMs = new Map<number, number>();
function processes(files: Files, child: string): void {
  const run = (who: 'floor' | 'product', work: 'first' | 'all') => {
    let out = '';
    const whole = timed(() => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [child, who, files[who], work], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      out = stdout;
    });
    return { whole, ...(JSON.parse(out) as { ms: number; peakKiB: number }) };
  };
  const whole = { floor: [] as number[], product: [] as number[] };
  const peak = { floor: [] as number[], product: [] as number[] };
  for (let round = 0; round < 7; round += 1)
    for (const who of ['floor', 'product'] as const) {
      whole[who].push(run(who, 'first').whole);
      if (round < 3) peak[who].push(run(who, 'all').peakKiB / 1024);
    }
  report(`trial balance by a new process, ${named(files.count)}`, median(whole.floor), median(whole.product), '2.5');
  balanceProcessMs.set(files.count, median(whole.product));
  report(
    `engine's peak memory, all questions, ${named(files.count)}`,
    median(peak.floor),
    median(peak.product),
    '2',
    (mib) => `${Math.round(mib)} MiB`,
  );
}

const peerLines: string[] = [];
function peers(count: number): void {
  const found = installedPeers();
  if (found.length === 0) {
    say('no other program installed: hledger, ledger and beancount are compared where they are');
    return;
  }
  const book = [...generatedEntries(count, seed)];
  const journal = join(folder, `book-${count}.journal`);
  const bean = join(folder, `book-${count}.beancount`);
  writeFileSync(journal, asJournal(book));
  writeFileSync(bean, asBeancount(book));
  const cli = join(root, 'electron/cli/davtari.mjs');
  const target = join(folder, `whole-${count}-${freshId()}.davtari`);
  const whole = timed(() => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'import', target, '--from', journal, '--format', 'hledger', '--create'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  });
  const balance = balanceProcessMs.get(count)!;
  peerLines.push(`| davtari, ${named(count)} | ${ms(whole)} | | ${ms(balance)} | |`);
  for (const peer of found) {
    const file = peer.input === 'beancount' ? bean : journal;
    const check = runPeer(peer.check, file);
    const answer = runPeer(peer.balance, file);
    const cell = (value: number | undefined, own: number) =>
      value === undefined ? 'failed |' : `${ms(value)} | ${(value / own).toFixed(1)}x`;
    peerLines.push(`| ${peer.name}, ${named(count)} | ${cell(check, whole)} | ${cell(answer, balance)} |`);
    say(
      `      ${peer.name} ${named(count)}: check ${check === undefined ? 'failed' : ms(check)} (ours ${ms(whole)}), balance ${answer === undefined ? 'failed' : ms(answer)} (ours ${ms(balance)})`,
    );
  }
}

function growth(
  what: string,
  values: ReadonlyMap<number, number>,
  from: number,
  to: number,
  target: string,
  unit: (value: number) => string = ms,
): void {
  const [small, large] = [values.get(from), values.get(to)];
  if (small !== undefined && large !== undefined)
    report(`growth: ${what}, ${named(to)} against ${named(from)}`, small, large, target, unit);
}

function write(): void {
  const file = join(root, 'docs/performance.md');
  const text = readFileSync(file, 'utf8');
  const body = [
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}.`,
    '',
    '| what | floor | product | ratio | target |',
    '|---|---:|---:|---:|---:|',
    ...lines.map(
      (line) => `| ${line.what} | ${line.floor} | ${line.product} | ${line.ratio === '' ? '' : `**${line.ratio}**`} | ${line.target} |`,
    ),
    ...(peerLines.length > 0
      ? [
          '',
          'Whole processes, each from its own best input: book in and checked, then a trial balance by a new process. "x" is how many times ours.',
          '',
          '| program, entries | book in | of ours | trial balance | of ours |',
          '|---|---:|---:|---:|---:|',
          ...peerLines,
        ]
      : []),
  ].join('\n');
  const marked = /<!-- bench -->[\s\S]*<!-- \/bench -->/;
  writeFileSync(
    file,
    text.replace(marked, () => `<!-- bench -->\n${body}\n<!-- /bench -->`),
  );
  say('tables written to docs/performance.md');
}

try {
  const child = await bundled();
  singlePosts(undefined, 1500);
  const importMs = imports(isQuick ? 10_000 : 100_000);
  firstImports(isQuick ? 10_000 : 100_000);
  for (const count of isQuick ? [10_000] : [10_000, 100_000, 1_000_000]) {
    const files = make(count);
    questions(files);
    processes(files, child);
    if (count !== 100_000) singlePosts(files, count > 500_000 ? 600 : 400);
    if (count !== 10_000 || isQuick) chain(files, count === (isQuick ? 10_000 : 100_000) ? importMs : undefined);
    if (count !== 10_000 || isQuick) maintenance(files);
    if (count <= 100_000 && !isQuick) peers(count);
    if (count !== 100_000) dimensions(files);
  }
  if (!isQuick) {
    growth('one durable post over its floor', singlePostP50, 10_000, 1_000_000, '1.3', (ratio) => `${ratio.toFixed(2)}x`);
    growth('trial balance, warm', warmBalance, 10_000, 1_000_000, '2');
    growth('first page of a register', firstPage, 10_000, 1_000_000, '1.5');
    growth('append, then trial balance', appended, 10_000, 1_000_000, '2');
    write();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(root, 'dist', 'bench'), { recursive: true, force: true });
}
