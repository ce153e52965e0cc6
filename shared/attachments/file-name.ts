/** Characters of a name that is kept. */
export const longestFileName = 120;

// Control characters, and those that turn the direction of writing: they make one extension look like another.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
// What the file systems of the region's computers refuse.
const refused = /[<>:"|?*\\/]/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of a file as it is kept and as it may be written to any disk: without folders, control characters and characters a file system refuses, in
 * NFC, at most `longestFileName` characters with its extension. Empty where nothing is left of it.
 */
export function cleanFileName(name: string): string {
  const own = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1)!;
  const plain = own
    .replace(invisible, '')
    .replace(refused, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const safe = reserved.test(plain) ? `_${plain}` : plain;
  const letters = [...safe];
  if (letters.length <= longestFileName) return safe;
  const extension = [...extensionOf(safe)];
  const tail = extension.length > 0 && extension.length <= 10 ? ['.', ...extension] : [];
  return [...letters.slice(0, longestFileName - tail.length), ...tail].join('');
}

/** What stands after the last dot, in small letters; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
