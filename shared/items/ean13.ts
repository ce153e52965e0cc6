/**
 * Whether a barcode is what it seems: of thirteen digits the last one checks the others. Any other text is a code of the company's own, and free.
 * @source GS1 General Specifications 7.9.1 (weights 1 and 3 in turn, the sum with the check digit is a multiple of ten)
 */
export function isBarcode(code: string): boolean {
  if (!/^\d{13}$/.test(code)) return true;
  let sum = 0;
  for (const [at, digit] of [...code].entries()) sum += Number(digit) * (at % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
