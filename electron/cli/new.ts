import { newId } from '../db/ids.ts';
import { createCompany } from '../engine/open.ts';
import { passphraseOf } from './open.ts';
import { type CliCommand, CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

export const newCommand: CliCommand = {
  name: 'new',
  help: `
davtari new FILE --country GE --name "..." --tax-id 204854595 [--vat-payer]

Makes FILE and, beside it, FILE.key with the signing key of this device. Keep both.

  --country CC           country of the chart and the tax rules: GE or BG
  --name TEXT            name of the company
  --tax-id TEXT          its tax id
  --base-currency CUR    the former currency of the country, for books that begin before its change (BG: BGN, until 2025)
  --vat-payer            the company is registered for VAT
  --user NAME            name of the first user, the owner
  --two-person           nothing is posted without the approval of a second person
  --passphrase-file F    protect the signing key with the passphrase in F (or DAVTARI_PASSPHRASE)

Exit code 0 when made, 1 when refused, 2 when the command line is wrong.`,
  options: {
    country: { type: 'string' },
    name: { type: 'string' },
    'tax-id': { type: 'string' },
    'base-currency': { type: 'string' },
    'vat-payer': { type: 'boolean' },
    user: { type: 'string' },
    'two-person': { type: 'boolean' },
    'passphrase-file': { type: 'string' },
  },
  positionals: 1,
  run(input) {
    const file = input.positionals[0]!;
    const country = input.text('country');
    const name = input.text('name')?.normalize('NFC').trim();
    const taxId = input.text('tax-id');
    if (country === undefined || !name || taxId === undefined)
      throw new CommandError('needs --country, --name and --tax-id. See: davtari new --help', 2);
    const baseCurrency = input.text('base-currency');
    const passphrase = passphraseOf(input);
    const created = createCompany(
      pathOf(file),
      {
        id: newId(Date.now()),
        country,
        name,
        taxId,
        vatPayer: input.flag('vat-payer'),
        onePerson: !input.flag('two-person'),
        isSample: false,
        userName: input.text('user') ?? '',
        ...(baseCurrency === undefined ? {} : { baseCurrency }),
      },
      passphrase === undefined ? {} : { passphrase },
    );
    if (!created.ok) refuse(created.rejections, file);
    created.value.close();
    process.stdout.write(`${file}: ${name}, ${country}, ${taxId}. Signing key: ${file}.key (keep it beside the file).\n`);
    return 0;
  },
};
