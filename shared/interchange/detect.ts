import type { BookFormat } from './book.ts';

/** Beyond this many lines a file has shown what it is. */
const linesLookedAt = 20_000;

const beancountLine =
  /^(?:\d{4}-\d{2}-\d{2}\s+(?:open|close|balance|pad|commodity|price|txn|note|document|event|query|custom)\s|(?:option|plugin)\s+"|push(?:tag|meta)\s|\d{4}-\d{2}-\d{2}\s+(?:[*!]|txn)\s+"[^"]*")/;
const ledgerLine =
  /^(?:apply\s+(?:tag|fixed|rate|year)\b|C\s+\S.*=|N\s+\S|A\s+\S|bucket\s|(?:define|def|eval|expr|assert|check|python|import|value)\b|--?[a-z]|=\s*expr\s|\s+(?:assert|check|expr)\s|\s.*(?:\(@@?\)|@\s*=))/;
const hledgerLine =
  /^(?:decimal-mark\s|end aliases\b|alias\s+\/|account\s.*;.*\btype:|\s+\S.*\s(?:==\*?|=\*)\s*\S|commodity\s+\S*\s*[\d.,]+\s*\S*\s*(?:;.*)?$)/;
const entryLine = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:=|\s|$)/;
const directiveLine = /^(?:account|alias|commodity|include|P|D|Y|year|tag|payee|comment)\b/;

/**
 * Which reader a file is for, by its name and its content: beancount where it has dated directives, Ledger where it uses what only Ledger
 * has or is named so, else hledger. Undefined: none of these, and not a table either.
 */
export function detectFormat(fileName: string, text: string): Extract<BookFormat, 'hledger' | 'ledger' | 'beancount' | 'csv'> | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (extension === 'beancount' || extension === 'bean') return 'beancount';
  if (extension === 'csv' || extension === 'tsv' || extension === 'ssv') return 'csv';
  let ledger = extension === 'ledger' || extension === 'dat' || extension === 'ldg';
  let hledger = false;
  let journal = ledger || extension === 'journal' || extension === 'j' || extension === 'hledger';
  let first: string | undefined;
  let end = 0;
  for (
    let start = text.charCodeAt(0) === 0xfeff ? 1 : 0, count = 0;
    start < text.length && count < linesLookedAt;
    start = end + 1, count += 1
  ) {
    end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    // Whatever is beyond this of a line decides nothing, and patterns stay fast.
    const line = text.slice(start, Math.min(end, start + 300)).trimEnd();
    if (line === '') continue;
    if (/^[;#*%|]/.test(line)) continue;
    first ??= line;
    if (beancountLine.test(line)) return 'beancount';
    if (!ledger && ledgerLine.test(line)) ledger = true;
    if (!hledger && hledgerLine.test(line)) hledger = true;
    if (!journal && (entryLine.test(line) || directiveLine.test(line))) journal = true;
  }
  if (!journal || (first !== undefined && isTable(first))) return first !== undefined && isTable(first) ? 'csv' : undefined;
  // A name says less than a form that Ledger would refuse.
  return ledger && !hledger ? 'ledger' : 'hledger';
}

/** A header or a row of a table: several cells, and no entry of a journal. */
function isTable(line: string): boolean {
  return (
    [',', ';', '\t', '|'].some((delimiter) => line.split(delimiter).length >= 3) &&
    !/^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:=\S+)?\s+\S/.test(line) &&
    !directiveLine.test(line)
  );
}
