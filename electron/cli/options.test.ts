import { expect, test } from 'vitest';
import { describeMethods, methodsText } from './describe-methods.ts';
import { commands } from './main.ts';
import { nearest } from './nearest.ts';
import { type CliCommand, CommandError, readArguments } from './options.ts';

const command: CliCommand = {
  name: 'exec',
  help: '',
  options: { from: { type: 'string' }, 'keep-going': { type: 'boolean' }, list: { type: 'boolean' } },
  positionals: 1,
  run: () => 0,
};

test.each([
  [['--fron', 'x', 'f'], 'there is no option --fron. Did you mean --from?'],
  [['f', '--keepgoing'], 'there is no option --keepgoing. Did you mean --keep-going?'],
  [['f', '--keep'], 'there is no option --keep. Did you mean --keep-going?'],
  [['f', '--format', 'csv'], 'there is no option --format.'],
  [['f', '-l'], 'there is no option -l. Did you mean --list?'],
  [['f', '--from'], '--from needs a value.'],
  [['f', '--from', '--list'], '--from needs a value; one that begins with - is written --from=--list.'],
  [['f', '--list=yes'], '--list takes no value.'],
])('[CLI-1] %j is refused in our own words', (args, message) => {
  let refused: unknown;
  try {
    readArguments(command, args);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(CommandError);
  expect(refused).toMatchObject({ message: `${message} See: davtari exec --help`, exitCode: 2 });
});

test('[CLI-1] what is spelt right is read', () => {
  const read = readArguments(command, ['f', '--from=-x', '--list']);
  expect([read.positionals, read.text('from'), read.flag('list'), read.flag('keep-going')]).toEqual([['f'], '-x', true, false]);
});

test('[CLI-1] a word unlike every other is no other', () => {
  expect(nearest('verfy', ['verify', 'vat'])).toBe('verify');
  expect(nearest('vta', ['verify', 'vat'])).toBeUndefined();
  expect(nearest('', ['verify', 'vat'])).toBeUndefined();
  expect(nearest('frobnicate', ['verify', 'vat'])).toBeUndefined();
});

test('[CLI-2] a method is described with the types, limits and needs of its reader', () => {
  expect(methodsText(describeMethods('draft.sa'))).toMatch(/^draft\.save {2}command, transactions:write\n {2}Keeps what was typed/);
  expect(methodsText(describeMethods('JOURNAL.POST')).trimEnd().split('\n').slice(2, 12)).toEqual([
    '  id                id (UUID version 7); required',
    '  date              date YYYY-MM-DD; required',
    '  memo              text, at most 500 characters; optional',
    '  lines             list of 2 to 2000; required',
    '    account         text, not empty, at most 250 characters; required',
    '    debit           amount as decimal text, zero or more; optional',
    '    credit          amount as decimal text, zero or more; optional',
    '    currency        currency code of three letters; optional',
    '    foreignAmount   amount as decimal text, more than zero; optional',
    '    rate            rate as decimal text, up to 10 decimals, more than zero; optional',
  ]);
});

test('[CLI-2] every method and every field of it is described, and no field twice', () => {
  for (const method of describeMethods()) {
    const lines = methodsText([method]).trim().split('\n');
    expect(lines[0]).toBe(`${method.do}  ${method.kind}, ${method.permission ?? 'any user'}`);
    const fields = Object.keys(method.input.properties ?? {});
    const top = lines.slice(2).flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? []);
    expect([method.do, top]).toEqual([method.do, fields]);
    for (const line of lines.slice(2)) expect([method.do, line]).toEqual([method.do, expect.not.stringMatching(/undefined|\[object/)]);
  }
});

test.each(Object.keys(commands))('[CLI-1] davtari %s --help tells every option there is, and none that is not', async (name) => {
  const { help, options } = await commands[name]!.load();
  expect(help.trimStart().startsWith(`davtari ${name}`)).toBe(true);
  expect(help).toContain('Exit code');
  // What it says of other commands is not its own.
  const own = help.replace(/davtari (?!NAME\b)([a-z-]+) --help/g, '').replace(/`davtari [^`]*`/g, '');
  const told = new Set(own.match(/(?<![\w-])--[a-z][a-z-]*/g)?.map((option) => option.slice(2)));
  told.delete('help');
  expect([...told].filter((option) => !Object.hasOwn(options, option))).toEqual([]);
  expect(Object.keys(options).filter((option) => !told.has(option))).toEqual([]);
});
