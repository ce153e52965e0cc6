// Ratios of the product to hand-written SQL doing the same rows in the same run, and to programs of the same kind where they are installed.
// Ratios are the figure to watch; milliseconds belong to the machine. Writes the table into docs/performance.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { asBeancount, asJournal, type BenchEntry, makeBook } from './book.ts';
import { Floor } from './floor.ts';
import { alternately, median, percentile, timed } from './measure.ts';
import { installedPeers, runPeer } from './peers.ts';
import { newId, Product } from './product.ts';

interface Line {
  readonly what: string;
  readonly floor: string;
  readonly product: string;
  readonly ratio: number;
  readonly target: string;
}

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'davtari-bench-'));
const lines: Line[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);
const ms = (value: number) => (value >= 100 ? `${Math.round(value)} ms` : value >= 1 ? `${value.toFixed(1)} ms` : `${value.toFixed(3)} ms`);

function report(what: string, floor: number, product: number, target: string): void {
  const ratio = product / floor;
  lines.push({ what, floor: ms(floor), product: ms(product), ratio, target });
  say(`${what.padEnd(52)} floor ${ms(floor).padStart(10)}  product ${ms(product).padStart(10)}  x${ratio.toFixed(2)}  (target ${target})`);
}

function singlePost(): void {
  const floor = new Floor(join(folder, 'post-floor.db'));
  floor.openAccounts();
  const product = Product.create(join(folder, 'post.davtari'));
  product.openAccounts();
  const book = makeBook(1500);
  const times = alternately(
    book.length,
    (round) => floor.post(book[round]!),
    (round) => product.post(book[round]!),
  );
  const warm = (values: number[]) => values.slice(200);
  report('durable single post, p50', median(warm(times.floor)), median(warm(times.product)), '1.5');
  report('durable single post, p99', percentile(warm(times.floor), 0.99), percentile(warm(times.product), 0.99), '2');
  floor.close();
  product.close();
}

function bulk(count: number): { book: BenchEntry[]; productFile: string; floorFile: string } {
  const book = makeBook(count);
  const best = { floor: Number.POSITIVE_INFINITY, product: Number.POSITIVE_INFINITY };
  let productFile = '';
  let floorFile = '';
  for (let round = 0; round < (count > 50_000 ? 2 : 3); round += 1) {
    floorFile = join(folder, `bulk-${count}-${round}.db`);
    productFile = join(folder, `bulk-${count}-${round}.davtari`);
    const floor = new Floor(floorFile);
    floor.openAccounts();
    best.floor = Math.min(
      best.floor,
      timed(() => floor.importAll(book, 10_000)),
    );
    floor.close();
    const product = Product.create(productFile);
    product.openAccounts();
    best.product = Math.min(
      best.product,
      timed(() => product.importAll(book, 10_000)),
    );
    product.close();
  }
  report(`bulk import of ${count.toLocaleString('en')} entries`, best.floor, best.product, '2.0');
  const size = (file: string) => statSync(file).size / count;
  lines.push({
    what: `file size an entry, ${count.toLocaleString('en')} entries`,
    floor: `${Math.round(size(floorFile))} bytes`,
    product: `${Math.round(size(productFile))} bytes`,
    ratio: size(productFile) / size(floorFile),
    target: '1.8',
  });
  say(
    `file size an entry: floor ${Math.round(size(floorFile))} product ${Math.round(size(productFile))} bytes x${(size(productFile) / size(floorFile)).toFixed(2)}`,
  );
  return { book, productFile, floorFile };
}

function questions(count: number, floorFile: string, productFile: string): void {
  const name = count.toLocaleString('en');
  const floor = new Floor(floorFile);
  const product = Product.open(productFile);
  const now = alternately(
    60,
    () => floor.trialBalance(),
    () => product.trialBalance(),
  );
  report(`trial balance now, ${name}`, median(now.floor), median(now.product), '1.5');
  const at = alternately(
    60,
    () => floor.trialBalanceAt(20240630),
    () => product.trialBalance('2024-06-30'),
  );
  report(`trial balance as of a date, ${name}`, median(at.floor), median(at.product), '1.5');
  const more = makeBook(60, 7);
  const append = alternately(
    more.length,
    (round) => {
      floor.post(more[round]!);
      floor.trialBalance();
    },
    (round) => {
      product.post(more[round]!);
      product.trialBalance();
    },
  );
  report(`append one entry, then trial balance, ${name}`, median(append.floor), median(append.product), '2');
  floor.close();
  product.close();
  const open = alternately(
    15,
    () => {
      const again = new Floor(floorFile);
      again.trialBalance();
      again.close();
    },
    () => {
      const again = Product.open(productFile);
      again.trialBalance();
      again.close();
    },
  );
  report(`cold open to trial balance, ${name}`, median(open.floor), median(open.product), '3');
}

const peerLines: string[] = [];
function peers(count: number, book: readonly BenchEntry[]): void {
  const found = installedPeers();
  if (found.length === 0) {
    say('no other program installed: hledger, ledger and beancount are compared where they are');
    return;
  }
  const journal = join(folder, `book-${count}.journal`);
  const bean = join(folder, `book-${count}.beancount`);
  writeFileSync(journal, asJournal(book));
  writeFileSync(bean, asBeancount(book));
  const cli = join(root, 'electron/cli/davtari.mjs');
  const target = join(folder, `whole-${count}-${newId()}.davtari`);
  const whole = timed(() => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'import', target, '--from', journal, '--format', 'hledger', '--create'], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  });
  const balance = timed(() => {
    spawnSync(process.execPath, [cli, 'report', target, 'trial-balance', '--format', 'csv'], { stdio: 'ignore' });
  });
  peerLines.push(`| davtari, ${count.toLocaleString('en')} | ${ms(whole)} | | ${ms(balance)} | |`);
  for (const peer of found) {
    const file = peer.input === 'beancount' ? bean : journal;
    const check = runPeer(peer.check, file);
    const answer = runPeer(peer.balance, file);
    const cell = (value: number | undefined, own: number) =>
      value === undefined ? 'failed |' : `${ms(value)} | ${(value / own).toFixed(1)}x`;
    peerLines.push(`| ${peer.name}, ${count.toLocaleString('en')} | ${cell(check, whole)} | ${cell(answer, balance)} |`);
    say(
      `${peer.name} ${count}: check ${check === undefined ? 'failed' : ms(check)} (import ${ms(whole)}), balance ${answer === undefined ? 'failed' : ms(answer)} (ours ${ms(balance)})`,
    );
  }
}

function write(): void {
  const file = join(root, 'docs/performance.md');
  const text = readFileSync(file, 'utf8');
  const body = [
    `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}.`,
    '',
    '| what | floor | product | ratio | target |',
    '|---|---:|---:|---:|---:|',
    ...lines.map((line) => `| ${line.what} | ${line.floor} | ${line.product} | **${line.ratio.toFixed(2)}** | ${line.target} |`),
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
  say(`table written to docs/performance.md`);
}

try {
  singlePost();
  for (const count of [10_000, 100_000]) {
    const { book, floorFile, productFile } = bulk(count);
    questions(count, floorFile, productFile);
    peers(count, book);
  }
  write();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
