import type { ReadOptions } from './book.ts';
import { readLimits } from './book.ts';
import { type ParsedFile, parseBeancount } from './beancount-parser.ts';
import type { BeancountProblems } from './beancount-problems.ts';

/** A file that was read, and what it came from. */
interface SourceFile {
  file: string;
  text: string;
  depth: number;
  /** Names of the files that include it, itself last. */
  chain: readonly string[];
}

/**
 * Parses a file and everything it includes: the files of a file stand after it, in the order they are named, as the tool opens them.
 * Sizes are checked before anything is understood.
 */
export function parseSources(text: string, options: ReadOptions, problems: BeancountProblems): { file: string; parsed: ParsedFile }[] {
  const limits = { ...readLimits, ...options.limits };
  const waiting: SourceFile[] = [{ file: options.file, text, depth: 0, chain: [options.file] }];
  const seen = new Set([options.file]);
  const result: { file: string; parsed: ParsedFile }[] = [];
  let characters = 0;
  let lineCount = 0;
  let order = 0;
  for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
    const { file, depth, chain } = source;
    characters += source.text.length;
    if (characters > limits.characters) {
      problems.refuse('FILE_TOO_LARGE', { file, line: 1 }, `more than ${limits.characters} characters`);
      return result;
    }
    const lines = toLines(source.text);
    lineCount += lines.length;
    if (lineCount > limits.lines) {
      problems.refuse('TOO_MANY_LINES', { file, line: 1 }, `more than ${limits.lines} lines`);
      return result;
    }
    if (!areReadable(file, lines, limits.lineCharacters, problems)) continue;
    const parsed = parseBeancount(file, lines, problems, () => order++);
    result.push({ file, parsed });
    for (const { pattern, place } of parsed.includes) {
      if (depth + 1 > limits.includeDepth) {
        problems.refuse('INCLUDE_TOO_DEEP', place, `files include each other deeper than ${limits.includeDepth}`);
        continue;
      }
      const answer = options.readInclude?.(pattern, file) ?? { ok: false as const, reason: 'included files are not read here' };
      if (!answer.ok) {
        problems.refuse('INCLUDE_REFUSED', place, `'${pattern}' was not read: ${answer.reason}`);
        continue;
      }
      if (answer.files.length === 0) problems.refuse('INCLUDE_REFUSED', place, `'${pattern}' names no file`);
      for (const included of answer.files) {
        if (seen.has(included.file)) {
          const how = chain.includes(included.file) ? 'includes itself' : 'is included twice';
          problems.refuse('INCLUDE_LOOP', place, `'${included.file}' ${how}`);
          continue;
        }
        seen.add(included.file);
        waiting.push({ ...included, depth: depth + 1, chain: [...chain, included.file] });
      }
    }
  }
  return result;
}

const toLines = (text: string): string[] => {
  const lines = (text.startsWith('\u{feff}') ? text.slice(1) : text).split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.endsWith('\r')) lines[index] = line.slice(0, -1);
  }
  return lines;
};

/** Refuses what is no text of people, at the first line of each kind. */
function areReadable(file: string, lines: readonly string[], lineCharacters: number, problems: BeancountProblems): boolean {
  const find = (matches: (line: string) => boolean, code: string, reason: string): boolean => {
    const index = lines.findIndex(matches);
    if (index >= 0) problems.refuse(code, { file, line: index + 1 }, reason);
    return index >= 0;
  };
  return ![
    find((line) => line.length > lineCharacters, 'LINE_TOO_LONG', `a line of more than ${lineCharacters} characters`),
    find((line) => line.includes('\0'), 'BINARY_FILE', 'a NUL character: this is no text'),
    find((line) => line.includes('\u{fffd}'), 'ENCODING_INVALID', 'characters were lost: the file is in another encoding'),
  ].some(Boolean);
}
