import type { TaxIdCheck } from '../pack.ts';

/**
 * Form of a Georgian taxpayer number: 9 digits for organisations, 11 for citizens and individual entrepreneurs. Text, so leading
 * zeros stay. No check digit is published, so none is verified. Foreign individuals also have 9 digits and cannot be told apart
 * by form; only the Revenue Service knows whom a number belongs to.
 * @source OECD sheet on tax identification numbers, Georgia
 */
export function checkTaxId(text: string): TaxIdCheck {
  if (!/^[0-9]*$/.test(text)) return { ok: false, reason: 'characters' };
  if (text.length === 9) return { ok: true, kind: 'company' };
  if (text.length === 11) return { ok: true, kind: 'citizen' };
  return { ok: false, reason: 'length' };
}
