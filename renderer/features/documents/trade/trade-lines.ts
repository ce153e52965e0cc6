import type { PastedLine } from '../../../../shared/interchange/pasted-block.ts';
import { arranged, inParts, type LineAct } from '../forms/line-acts.ts';
import { typedOf } from '../forms/typed.ts';
import { putLines } from '../paste/put-lines.ts';
import { emptyLine, isBlank, type LineDefaults, type TradeForm, type TradeLineForm } from './trade-form.ts';

/** What can be done with a line of a document, in the order of its menu. Its quantity is what is split. */
export const tradeActs: readonly LineAct[] = ['copy', 'split', 'up', 'down', 'insert', 'remove'];

const again = (line: TradeLineForm): TradeLineForm => ({ ...line, key: emptyLine(line).key });

/** The document after something was done with a line, and the line to go on with. Undefined where there is nothing to do. */
export function actOnLine(now: TradeForm, act: LineAct, index: number): { form: TradeForm; index: number } | undefined {
  const { lines } = now;
  const line = lines[index];
  if (line === undefined) return undefined;
  const withLines = (next: TradeLineForm[], at: number) => ({ form: { ...now, lines: next }, index: at });
  switch (act) {
    case 'copy':
    case 'up':
    case 'down': {
      const done = arranged(lines, act, index, { isBlank, again });
      return done && withLines(done.lines, done.index);
    }
    case 'insert':
      // The next line is most often of the same kind as the one before it.
      return withLines(lines.toSpliced(index + 1, 0, emptyLine(line)), index + 1);
    case 'remove':
      return lines.length === 1 ? undefined : withLines(lines.toSpliced(index, 1), Math.max(0, index - 1));
    default:
      return undefined;
  }
}

/** A line in parts of its quantity. */
export const splitInto = (now: TradeForm, index: number, parts: readonly string[]): TradeForm => ({
  ...now,
  lines: inParts(
    now.lines,
    index,
    parts.map((quantity) => ({ quantity })),
    again,
  ),
});

/** Pasted lines after a line, or in place of an empty one. What a row does not say is as on a new line. Figures come as neutral decimals. */
export function withPasted(now: TradeForm, index: number, lines: readonly PastedLine[], usual: LineDefaults): TradeForm {
  const typed = (amount: string | undefined, missing: string) => (amount === undefined ? missing : typedOf(amount, now.language));
  const put = lines.map(({ description = '', quantity, unitPrice, taxCode, account, dimensions = {} }): TradeLineForm => {
    const line = emptyLine({ account: account ?? usual.account, taxCode: taxCode ?? usual.taxCode });
    return {
      ...line,
      description: description.slice(0, 300),
      quantity: typed(quantity, line.quantity),
      unitPrice: typed(unitPrice, ''),
      dimensions,
    };
  });
  return { ...now, lines: putLines(now.lines, index, put, isBlank) };
}
