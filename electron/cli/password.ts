import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks on the terminal without showing what is typed. Only where standard input is one. */
export async function askPassword(user: string): Promise<string> {
  process.stderr.write(`Password of ${user}: `);
  // The line editor echoes to its output: one that swallows everything shows nothing, also while a line is edited.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
