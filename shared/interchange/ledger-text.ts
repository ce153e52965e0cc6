import type { Place, ReadLimits } from './book.ts';
import type { Problems } from './ledger-problems.ts';

/** Control characters that no text of a journal holds. Tab, line feed, form feed and carriage return do occur. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Whether a text may be read at all; reports why not. Returns it with plain line ends and without a byte order mark. */
export function acceptText(
  text: string,
  file: string,
  used: { characters: number; lines: number },
  limits: ReadLimits,
  problems: Problems,
): string | undefined {
  const refuse = (code: string, line: number, reason: string): undefined => {
    problems.add(code, { file, line }, reason);
    return undefined;
  };
  used.characters += text.length;
  if (used.characters > limits.characters) return refuse('FILE_TOO_LARGE', 1, `more than ${limits.characters} characters`);
  const binary = text.search(control);
  if (binary >= 0)
    return refuse('BINARY_FILE', lineOf(text, binary), `a control character (code ${text.charCodeAt(binary)}): this is not a text file`);
  const replacement = text.indexOf('\ufffd');
  if (replacement >= 0 || !text.isWellFormed())
    return refuse('ENCODING_INVALID', lineOf(text, Math.max(replacement, 0)), 'the text was not decoded without loss: choose its encoding');
  let plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/g, '\n');
  return plain;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Walks the lines of one text. */
export class Lines {
  readonly #text: string;
  readonly #file: string;
  #next = 0;
  /** The current line, without blanks at its end. */
  line = '';
  lineNumber = 0;
  start = 0;
  end = 0;

  constructor(text: string, file: string) {
    this.#text = text;
    this.#file = file;
  }

  get place(): Place {
    return { file: this.#file, line: this.lineNumber };
  }

  /** Goes to the next line; false at the end. */
  next(): boolean {
    if (this.#next >= this.#text.length) return false;
    this.start = this.#next;
    const feed = this.#text.indexOf('\n', this.start);
    this.end = feed < 0 ? this.#text.length : feed;
    this.#next = this.end + 1;
    this.lineNumber += 1;
    this.line = this.#text.slice(this.start, this.end).trimEnd();
    return true;
  }

  /** Whether the next line begins with a blank and holds something. */
  nextIsIndented(): boolean {
    const code = this.#text.charCodeAt(this.#next);
    if (code !== 32 && code !== 9) return false;
    for (let at = this.#next + 1; at < this.#text.length; at += 1) {
      const inner = this.#text.charCodeAt(at);
      if (inner === 10) return false;
      if (inner !== 32 && inner !== 9) return true;
    }
    return false;
  }

  nextIsBlank(): boolean {
    if (this.#next >= this.#text.length) return false;
    const feed = this.#text.indexOf('\n', this.#next);
    return this.#text.slice(this.#next, feed < 0 ? undefined : feed).trim() === '';
  }

  /** Text from `start` to the end of the current line, blanks at line ends removed. */
  textFrom(start: number): string {
    const text = this.#text.slice(start, this.end).trimEnd();
    if (!text.includes(' \n') && !text.includes('\t\n')) return text;
    return text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  }
}
