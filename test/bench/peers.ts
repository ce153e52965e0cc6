import { spawnSync } from 'node:child_process';
import { timed } from './measure.ts';

export interface Peer {
  readonly name: string;
  readonly check: readonly string[];
  readonly balance: readonly string[];
}

const peers: readonly (Peer & { readonly probe: string; readonly input: 'journal' | 'beancount' })[] = [
  {
    name: 'hledger',
    probe: 'hledger',
    input: 'journal',
    check: ['hledger', '-f', 'FILE', 'check'],
    balance: ['hledger', '-f', 'FILE', 'balance', '--flat'],
  },
  {
    name: 'ledger',
    probe: 'ledger',
    input: 'journal',
    check: ['ledger', '-f', 'FILE', 'source'],
    balance: ['ledger', '-f', 'FILE', 'balance', '--flat'],
  },
  {
    name: 'beancount',
    probe: 'bean-check',
    input: 'beancount',
    check: ['bean-check', '--no-cache', 'FILE'],
    balance: ['bean-query', '-q', '-f', 'csv', 'FILE', 'SELECT account, sum(position) GROUP BY account'],
  },
];

/** Programs of the same kind that are installed here. */
export const installedPeers = (): typeof peers => peers.filter(({ probe }) => spawnSync('sh', ['-c', `command -v ${probe}`]).status === 0);

/** Wall milliseconds of a whole process over a file; undefined when it fails. */
export function runPeer(command: readonly string[], file: string): number | undefined {
  let status: number | null = null;
  const [program, ...args] = command.map((word) => (word === 'FILE' ? file : word));
  const ms = timed(() => {
    status = spawnSync(program!, args, { stdio: ['ignore', 'ignore', 'ignore'], maxBuffer: 1 << 28 }).status;
  });
  return status === 0 ? ms : undefined;
}
