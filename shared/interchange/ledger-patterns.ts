/** Why a pattern of the file is not used, or the expression. */
export type SafePattern = { ok: true; expression: RegExp } | { ok: false; reason: string };

const maxLength = 200;
const maxUnbounded = 4;

/**
 * Compiles a regular expression written in a journal, case-insensitive as both programs match. A pattern is a stranger's: one that
 * could take exponential time on some account name is refused. Those are the patterns that repeat a group which itself repeats or
 * chooses, `(a+)*` or `(a|b)+`; and several unbounded repeats in a row are slow enough to be refused too.
 */
export function compilePattern(source: string, flags = 'iu'): SafePattern {
  if (source === '') return { ok: false, reason: 'the pattern is empty' };
  if (source.length > maxLength) return { ok: false, reason: `the pattern is longer than ${maxLength} characters` };
  if (repeatsARepeat(source)) return { ok: false, reason: 'the pattern repeats a group that itself repeats or chooses' };
  try {
    return { ok: true, expression: new RegExp(source, flags) };
  } catch {
    // Journals escape characters that the strict mode does not let be escaped; the lenient mode reads them as themselves.
    try {
      return { ok: true, expression: new RegExp(source, flags.replace('u', '')) };
    } catch {
      return { ok: false, reason: 'the pattern is not a regular expression' };
    }
  }
}

function repeatsARepeat(source: string): boolean {
  /** Per open group: does it repeat or choose inside? The first is the whole pattern. */
  const open = [false];
  let closed = false;
  let unbounded = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at]!;
    if (character === '\\') {
      // A back reference inside a repeat is another way to the same trap, so any is counted as a repeat.
      if (/[1-9]/.test(source[at + 1] ?? '')) open[open.length - 1] = true;
      at += 1;
      closed = false;
    } else if (character === '[') {
      at += 1;
      if (source[at] === '^') at += 1;
      if (source[at] === ']') at += 1;
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      closed = false;
    } else if (character === '(') {
      open.push(false);
      closed = false;
    } else if (character === ')') {
      const inner = open.length > 1 ? open.pop()! : false;
      closed = inner;
      if (inner) open[open.length - 1] = true;
    } else if (character === '*' || character === '+' || character === '{') {
      if (closed) return true;
      open[open.length - 1] = true;
      unbounded += 1;
      if (unbounded > maxUnbounded) return true;
      closed = false;
    } else if (character === '|') {
      open[open.length - 1] = true;
      closed = false;
    } else if (character !== '?') {
      // '?' keeps `closed`: '(a+)?' alone is harmless, '(a+)?*' is no valid pattern.
      closed = false;
    }
  }
  return false;
}

/** The replacement text of a regex alias: `\1` means the first group, and `$` means itself. */
export function replacementOf(text: string): string {
  return text.replaceAll('$', '$$$$').replace(/\\([0-9])/g, (_, group: string) => (group === '0' ? '$$&' : `$${group}`));
}
