import { type ParsedFile, parseBeancount } from './beancount-parser.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import type { ReadOptions } from './book.ts';
import { readLimits } from './book.ts';
import { Problems } from './ledger-problems.ts';
import { acceptText } from './ledger-text.ts';

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
  const used = { characters: 0, lines: 0 };
  let order = 0;
  for (let source = waiting.shift(); source !== undefined; source = waiting.shift()) {
    const { file, depth, chain } = source;
    const unreadable = new Problems();
    const plain = acceptText(source.text, file, used, limits, unreadable);
    for (const { code, line, reason } of unreadable.list()) problems.refuse(code, { file, line }, reason);
    if (plain === undefined) continue;
    const lines = plain.split('\n');
    used.lines += lines.length;
    if (used.lines > limits.lines) {
      problems.refuse('TOO_MANY_LINES', { file, line: 1 }, `more than ${limits.lines} lines`);
      return result;
    }
    const tooLong = lines.findIndex((line) => line.length > limits.lineCharacters);
    if (tooLong >= 0) {
      problems.refuse('LINE_TOO_LONG', { file, line: tooLong + 1 }, `a line of more than ${limits.lineCharacters} characters`);
      continue;
    }
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
