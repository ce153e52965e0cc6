import type { Names } from '../locales/languages.ts';

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,.:;()«»"'/-]+/)
    .filter(Boolean);

/** Accounts whose code begins with the text, or whose names hold words that begin with each word of it. Several codes: "11, 12". */
export function accountFilter(typed: string): (account: { readonly code: string; readonly names: Names }) => boolean {
  const text = typed.trim().toLowerCase();
  const codes = text.split(/[\s,;]+/).filter((part) => /^\d/.test(part));
  const asked = words(text);
  return ({ code, names }) => {
    const own = code.toLowerCase();
    if (own.startsWith(text) || codes.some((each) => own.startsWith(each))) return true;
    const has = [...words(code), ...Object.values(names).flatMap(words)];
    return asked.length > 0 && asked.every((part) => has.some((word) => word.startsWith(part)));
  };
}
