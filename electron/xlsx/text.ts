/** Most characters a cell holds. @source ECMA-376; the limits of spreadsheets */
const mostCharacters = 32_767;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * A text of people as a cell holds it: always text, never a formula. Characters XML can't carry become spaces; what looks like the format's own way of
 * writing characters (_x0041_) is kept from being read as one. @source ECMA-376 22.9.2.19 ST_Xstring
 */
export function cellText(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escapeXml(plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…`.toWellFormed() : plain);
}

/** Name of a sheet: at most 31 characters, without those a reference needs. */
export function sheetName(text: string): string {
  const plain = text
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (
    [...plain]
      .slice(0, 31)
      .join('')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet1'
  );
}

/** Letters of a column, counted from 0: A, B, ... Z, AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
