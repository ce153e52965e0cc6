/** A Bulgarian IBAN, without spaces: bank 4 letters, branch 4 digits, type of account 2 digits, account 8 characters; remainder 1 by 97. @source bulgaria.md 4.4 */
export function isIban(text: string): boolean {
  if (!/^BG\d{2}[A-Z]{4}\d{6}[A-Z0-9]{8}$/.test(text)) return false;
  const digits = [...text.slice(4), ...text.slice(0, 4)].map((letter) => Number.parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
