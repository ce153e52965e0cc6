import type { Language } from '../../../shared/locales/languages.ts';
import { formatDecimal } from '../../../shared/money/format.ts';

/** The formula of a cell as it is read: "I.1.base x 12.5%" is "I.1.base × 12,5 %". What is stored and exported stays plain. */
export const formulaText = (formula: string, language: Language): string =>
  formula.replaceAll(' x ', ' × ').replace(/(\d+(?:\.\d+)?)%/g, (_, percent: string) => `${formatDecimal(percent, language)}\u00a0%`);
