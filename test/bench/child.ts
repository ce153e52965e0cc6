// One contender in a process of its own: time to the first answer, and how much memory all questions take. Prints JSON.
import { existsSync, readFileSync } from 'node:fs';

const [who, file, work] = process.argv.slice(2) as ['floor' | 'product', string, 'first' | 'all'];
const start = process.hrtime.bigint();
if (who === 'floor') {
  const { Floor } = await import('./floor.ts');
  const floor = new Floor(file);
  floor.trialBalance();
  if (work === 'all') {
    floor.trialBalanceAt(20240630);
    floor.balanceAt(0, 20240630);
    floor.register(0, 20240301, 20240331, 1_000_000);
    floor.trialBalance();
  }
  floor.close();
} else {
  const { Product } = await import('./product.ts');
  const product = Product.open(file);
  product.trialBalance();
  if (work === 'all') {
    product.trialBalance('2024-06-30');
    product.balanceAt(0, '2024-06-30');
    product.register(0, '2024-03-01', '2024-03-31');
    product.journalPage();
    product.trialBalance();
  }
  product.close();
}
// Not maxRSS: at its start a process has that of the one that started it.
const peakKiB = existsSync('/proc/self/status')
  ? Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))![1])
  : process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ ms: Number(process.hrtime.bigint() - start) / 1e6, peakKiB }));
