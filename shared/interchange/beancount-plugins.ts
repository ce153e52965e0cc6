import type { ParsedFile } from './beancount-parser.ts';
import type { ReadWarning, Skipped } from './book.ts';

/** Only check, or add what this reader takes from elsewhere: without them every figure is the same. */
const withoutFigures = new Set(
  (
    'auto auto_accounts check_average_cost check_closing check_commodity check_drained close_tree coherent_cost commodity_attr ' +
    'implicit_prices leafonly noduplicates nounused onecommodity pedantic sellgains unique_prices'
  ).split(' '),
);

/** Opens accounts where they are first used, instead of complaining. */
const opening = new Set(['auto', 'auto_accounts']);

const own = (name: string): string | undefined => /^beancount\.(?:plugins|ops)\.(\w+)$/.exec(name)?.[1];

/**
 * Plugins are programs and never run. The one that opens accounts is imitated; of the others the person is told, and warned where the
 * figures of the tool may differ for want of them.
 */
export function readPlugins(plugins: ParsedFile['plugins']): { opensAccounts: boolean; skipped: Skipped[]; warnings: ReadWarning[] } {
  let opensAccounts = false;
  const skipped: Skipped[] = [];
  const warnings: ReadWarning[] = [];
  for (const { name, place, text } of plugins) {
    const known = own(name);
    opensAccounts ||= known !== undefined && opening.has(known);
    if (known === 'auto_accounts') continue;
    skipped.push({ what: 'directive-plugin', place, text });
    if (known !== undefined && withoutFigures.has(known)) continue;
    warnings.push({ code: 'PLUGIN_NOT_RUN', place, detail: `plugin ${name} is not run: the figures of the tool may differ` });
  }
  return { opensAccounts, skipped, warnings };
}
