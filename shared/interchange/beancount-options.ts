import { type BeancountSettings, bookingMethods } from './beancount-directives.ts';
import type { BookAccountType } from './book.ts';
import { readDecimal, sign } from './rational.ts';

/** Options that say how the tool shows or finds things and change no figure. */
const withoutFigures = new Set([
  'account_previous_balances',
  'account_previous_earnings',
  'account_previous_conversions',
  'account_current_earnings',
  'account_current_conversions',
  'account_unrealized_gains',
  'account_rounding',
  'conversion_currency',
  'documents',
  'render_commas',
  'insert_pythonpath',
  'allow_deprecated_none_for_tags_and_links',
  'use_precise_booking',
]);

const rootNames: Readonly<Record<string, BookAccountType>> = {
  name_assets: 'asset',
  name_liabilities: 'liability',
  name_equity: 'equity',
  name_income: 'income',
  name_expenses: 'expense',
};

const isTrue = (value: string): boolean => value === '1' || ['true', 'on'].includes(value.toLowerCase());

/** Applies one option. 'used', or 'skipped' when it has no bearing on figures, or the reason why it cannot be applied. */
export function applyOption(settings: BeancountSettings, name: string, value: string): 'used' | 'skipped' | { reason: string } {
  if (withoutFigures.has(name)) return 'skipped';
  const root = rootNames[name];
  if (root !== undefined) {
    if (!/^\p{Lu}[\p{L}\p{Nd}-]*$/u.test(value)) return { reason: `'${value}' cannot begin account names` };
    settings.roots[root] = value;
    return 'used';
  }
  switch (name) {
    case 'title':
      settings.title = value;
      return 'used';
    case 'operating_currency':
      if (!settings.operatingCurrencies.includes(value)) settings.operatingCurrencies.push(value);
      return 'used';
    case 'booking_method': {
      const method = bookingMethods.find((each) => each === value);
      if (method === undefined) return { reason: `'${value}' is not a booking method` };
      settings.bookingMethod = method;
      return 'used';
    }
    case 'inferred_tolerance_multiplier':
    case 'tolerance_multiplier': {
      const multiplier = readDecimal(value);
      if (multiplier === undefined || sign(multiplier.value) < 0) return { reason: `'${value}' is not a multiplier` };
      settings.toleranceMultiplier = multiplier;
      return 'used';
    }
    case 'inferred_tolerance_default':
    case 'default_tolerance': {
      const [, currency, number] = /^(\*|[A-Z][A-Z0-9'._-]*)\s*:\s*(.+)$/.exec(value) ?? [];
      const tolerance = readDecimal(number?.trim() ?? '');
      if (currency === undefined || tolerance === undefined) return { reason: `'${value}' is not a tolerance such as 'USD:0.005'` };
      settings.defaultTolerances.set(currency, tolerance);
      return 'used';
    }
    case 'infer_tolerance_from_cost':
      settings.toleranceFromCost = isTrue(value);
      return 'used';
    case 'allow_pipe_separator':
      settings.pipeSeparator = isTrue(value);
      return 'used';
    case 'long_string_maxlines': {
      if (!/^\d{1,6}$/.test(value)) return { reason: `'${value}' is not a number of lines` };
      settings.longStringLines = Number(value);
      return 'used';
    }
    case 'plugin_processing_mode':
      // In raw mode the tool neither pads nor checks balances: figures would come from somewhere else.
      return value === 'default' ? 'skipped' : { reason: `plugin processing mode '${value}' is not supported` };
    default:
      return { reason: `there is no option '${name}'` };
  }
}
