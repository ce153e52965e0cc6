import { isIban as isBulgarianIban } from '../jurisdictions/bg/iban.ts';

/** An IBAN of any country, without spaces: remainder 1 by 97, and the Bulgarian form where it is a Bulgarian one. @source ISO 13616 */
export function isIban(text: string): boolean {
  if (text.startsWith('BG')) return isBulgarianIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((letter) => Number.parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
