import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { sessionContract } from '../../shared/contracts/users.ts';
import type { Rejection } from '../../shared/result.ts';
import { describeMethods, methodsText } from './describe-methods.ts';
import { sentence } from './messages.ts';
import { open, openHelp, openOptions } from './open.ts';
import { type CliCommand, CommandError } from './options.ts';
import { pathOf } from './paths.ts';

/** Longer lines are no commands. */
const maxLine = 8_000_000;

export const execCommand: CliCommand = {
  name: 'exec',
  help: `
davtari exec FILE [--from commands.jsonl]
davtari exec --list [WORD] [--json]

The automation door: every line is one command or query,
  {"do": "salesInvoice.post", "input": {...}}
and every answer one JSON line on standard output, in the same order:
  {"line": 1, "do": "...", "ok": true, "value": {...}}   or   {"line": 1, "do": "...", "ok": false, "rejections": [{"code": ...}]}
Without --from the lines come from standard input. Blank lines and lines that start with # are passed over.

  --from FILE            file of commands
  --list                 print every command and query, or those with WORD in their name, and stop: kind, permission, what it
                         does, and each field of its input with type, limits and whether it is required
  --json                 with --list: one JSON line each, with the input as JSON Schema
  --keep-going           go on after a refused line; without it the first refusal ends the run
${openHelp}

Exit code 0 when every line was answered, 1 when one was refused, 2 when the command line is wrong.`,
  options: {
    from: { type: 'string' },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
    'keep-going': { type: 'boolean' },
    ...openOptions,
  },
  positionals: 1,
  aloneWith: 'list',
  async run(input) {
    if (input.flag('list')) return list(input.positionals[0], input.flag('json'));
    if (input.flag('json')) throw new CommandError('--json goes with --list: answers are JSON lines in any case', 2);
    const from = input.text('from');
    const source = from === undefined ? process.stdin : createReadStream(pathOf(from), 'utf8');
    const company = await open(input);
    let refused = 0;
    let number = 0;
    try {
      for await (const text of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
        number += 1;
        if (text.trim() === '' || text.startsWith('#')) continue;
        const { name, result } = await run(text, (method, argument) =>
          Object.hasOwn(sessionContract, method) ? company.callSession(method, argument) : company.callRaw(method, argument),
        );
        process.stdout.write(`${JSON.stringify({ line: number, do: name, ...result })}\n`);
        if (result.ok) continue;
        refused += 1;
        for (const rejection of result.rejections) process.stderr.write(`line ${number}: ${said(rejection, name)} [${rejection.code}]\n`);
        if (!input.flag('keep-going')) break;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new CommandError(`${from}: there is no such file`);
      throw error;
    } finally {
      company.close();
    }
    return refused > 0 ? 1 : 0;
  },
};

/** Who writes lines by hand mistyped the name; who uses the screens has two versions of the program. */
const said = (rejection: Rejection, name: string) =>
  rejection.code === 'UNKNOWN_METHOD' ? `There is no command or query “${name}”. davtari exec --list names them all.` : sentence(rejection);

type Answer = { ok: true; value: unknown } | { ok: false; rejections: readonly { code: string }[] };

async function run(
  text: string,
  call: (method: string, argument: unknown) => Answer | Promise<Answer>,
): Promise<{ name: string; result: Answer }> {
  const broken = (reason: string): { name: string; result: Answer } => ({
    name: '',
    result: { ok: false, rejections: [{ code: 'INPUT_INVALID', field: 'line', reason } as { code: string }] },
  });
  if (text.length > maxLine) return broken('too-long');
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return broken('malformed');
  }
  if (typeof line !== 'object' || line === null || !('do' in line) || typeof line.do !== 'string') return broken('required');
  return { name: line.do, result: await call(line.do, 'input' in line ? line.input : {}) };
}

function list(word: string | undefined, asJson: boolean): number {
  const methods = describeMethods(word);
  if (methods.length === 0) throw new CommandError(`no command or query has "${word}" in its name`, 2);
  process.stdout.write(asJson ? methods.map((method) => `${JSON.stringify(method)}\n`).join('') : methodsText(methods));
  return 0;
}
