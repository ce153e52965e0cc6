import type { Rejection } from '../result.ts';
import type { ImportRejection } from './book.ts';

/** What is told of a refusal beside its place. */
const details = ['account', 'found', 'expected', 'actual', 'commodity', 'column'] as const;

/** A refusal as it leaves the reader: the code is said in the language of whoever reads it, `reason` is for whoever looks for the place in the reader. */
export function toldInFile({ code, file, line, ...rest }: ImportRejection): Rejection {
  const found = rest.found ?? quotedIn(rest.reason);
  const told = { ...rest, ...(found === undefined ? {} : { found }) } as Readonly<Record<string, unknown>>;
  // What has to be told beside the file is no column of it.
  const isBeside = code === 'OPTION_MISSING';
  const given = details
    .filter((name) => !(isBeside && name === 'column'))
    .flatMap((name) => (typeof told[name] === 'string' && told[name] !== '' ? [[name, told[name]] as const] : []));
  return { code, file, line, ...Object.fromEntries(given) };
}

/** What a reason quotes was found in the file: it is told in any language. */
export const quotedIn = (reason: string): string | undefined => /'([^']+)'/.exec(reason)?.[1];

/**
 * The sentence of a refusal with what was found there. `say` gives the text of a key of `inFile` in the language wanted with its gaps filled, or nothing where
 * there is none.
 */
export function inFileText(say: (key: string, values: Readonly<Record<string, string>>) => string, rejection: Rejection): string {
  const text = (name: string): string => (typeof rejection[name] === 'string' ? rejection[name] : '');
  const [account, found, expected, actual] = [text('account'), text('found'), text('expected'), text('actual')];
  const beside = [
    account,
    found === '' || found === account ? '' : say('quoted', { found }),
    actual === '' || expected === '' ? '' : say(expected === '0' ? 'left' : 'instead', { actual, expected }),
  ].filter((part) => part !== '');
  const sentence = say(rejection.code, {});
  return beside.length === 0 ? sentence : `${sentence} (${beside.join('; ')})`;
}
