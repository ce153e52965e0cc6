import { statSync } from 'node:fs';
import { validateXmlFile, type XmlKind, xmlKinds } from '../saft/validate-xml.ts';
import { type CliCommand, CommandError } from './options.ts';
import { pathOf } from './paths.ts';

const isKind = (text: string): text is XmlKind => (xmlKinds as readonly string[]).includes(text);

export const validateXmlCommand: CliCommand = {
  name: 'validate-xml',
  help: `
davtari validate-xml FILE [--kind bg-saft]

Checks an XML file of any size against the official schema of its kind and prints each fault with its line and element, at most 100 of them.

  --kind bg-saft   the Bulgarian audit file, SAF-T BG 1.0.1: monthly, annual or on demand

Exit code 0 when the file is valid, 1 with the faults on standard error, 2 when the command line is wrong.`,
  options: { kind: { type: 'string' } },
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const kind = input.text('kind') ?? 'bg-saft';
    if (!isKind(kind)) throw new CommandError(`--kind is one of ${xmlKinds.join(', ')}, not "${kind}"`, 2);
    const path = pathOf(file);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
      throw new CommandError(`${file}: there is no such file. Check the name and the folder.`);
    const faults = validateXmlFile(path, kind);
    for (const { line, element, reason } of faults)
      process.stderr.write(`${file}:${line}: ${element === '' ? '' : `${element} `}${reason}\n`);
    if (faults.length > 0) {
      process.stderr.write(
        `${file}: not valid (${kind}), ${faults.length === 100 ? 'the first 100 faults' : faults.length === 1 ? 'one fault' : `${faults.length} faults`}\n`,
      );
      return 1;
    }
    process.stdout.write(`${file}: valid (${kind})\n`);
    return 0;
  },
};
