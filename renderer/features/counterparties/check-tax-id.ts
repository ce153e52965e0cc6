import { packFor } from '../../../shared/jurisdictions/index.ts';

/** What is wrong with a tax id by the rules of its country, or undefined: also for none, and for countries without rules. The engine checks again. */
export function checkTaxId(country: string, taxId: string): 'length' | 'characters' | 'checksum' | undefined {
  if (taxId === '') return undefined;
  const check = packFor(country)?.checkTaxId(taxId);
  return check && !check.ok ? check.reason : undefined;
}
