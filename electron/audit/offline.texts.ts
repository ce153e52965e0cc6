import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// Files of an audit bundle that are the same in every bundle. They are read from their sources; a build runs this module and keeps what it exports
// (build/vite.config.ts), so that a packed app carries the texts without the files.

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/** The verifier and what uses it as one module: the import between them is all that goes. */
function joined(name: string): string {
  const text = read(`./offline/${name}`);
  const parts = text.replace(/^\/\/ @ts-check\n/, '').split(/^import \{[^}]*\} from '\.\.\/\.\.\/verify\/offline\/log-verifier\.mjs';\n/m);
  if (parts.length !== 2) throw new Error(`${name} has to import the verifier once`);
  return `${read('../verify/offline/log-verifier.mjs')}\n${parts.join('')}`;
}

const integrity = (text: string): string => `sha256-${Buffer.from(hash('sha256', text), 'hex').toString('base64')}`;

/** One file that works from a disk: its policy allows the script and the style that stand in it, and nothing else, from anywhere. */
function page(): string {
  const style = read('./offline/verify-page.css');
  const script = joined('verify-page.mjs');
  if (/<\/?(script|style)|<!--/i.test(style + script)) throw new Error('the page would end inside its script');
  const replaced: readonly (readonly [string, string])[] = [
    ['<link rel="stylesheet" href="verify-page.css">', `<style>${style}</style>`],
    ['<script type="module" src="verify-page.mjs"></script>', `<script type="module">${script}</script>`],
    ['STYLE_HASH', integrity(style)],
    ['SCRIPT_HASH', integrity(script)],
  ];
  return replaced.reduce((text, [place, content]) => {
    if (text.split(place).length !== 2) throw new Error(`the page has to hold ${place} once`);
    return text.split(place).join(content);
  }, read('./offline/verify-page.html'));
}

export const verifyCommand = joined('verify-command.mjs');
export const verifyPage = page();
export const format = read('./offline/FORMAT.md');
export const readmeEn = read('./offline/README.en.md');
export const readmeKa = read('./offline/README.ka.md');
export const readmeBg = read('./offline/README.bg.md');
export const readmeRu = read('./offline/README.ru.md');
