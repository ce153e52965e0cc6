import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { textsOf } from './texts.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every text of the page a person sees or hears, by text node and attribute. Licence texts are not ours to translate. */
function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title];
    const isOurs = (element: Element | null) => element !== null && !element.closest('pre, script, style, [data-testid="head-hash"]');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isOurs(node.parentElement) && node.textContent?.trim()) texts.push(node.textContent.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [aria-description], [alt]')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt']) {
        const value = element.getAttribute(name);
        if (isOurs(element) && value) texts.push(value);
      }
    }
    return texts;
  });
}

/** Texts that are names of texts: `documents:line.add`, `vat.file.button`, `{{count}}`, `journal-entry`. */
export async function rawTexts(page: Page): Promise<string[]> {
  const namespaces = Object.keys(textsOf('en')).join('|');
  const raw = new RegExp(
    `\\b(${namespaces}):[a-zA-Z]|\\b[a-z][A-Za-z]*(\\.[a-z][\\w-]*){2,}|\\{\\{|\\}\\}|^[a-z]+(-[a-z]+)+$|\\bundefined\\b|\\bNaN\\b`,
  );
  return [...new Set(await shownTexts(page))].filter((text) => raw.test(text));
}

/** What axe-core finds wrong with the page: rule and the elements. */
export async function violations(page: Page): Promise<string[]> {
  // Through the debugger, which the content security policy does not bind.
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResult> } };
    interface AxeResult {
      violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
    }
    // Addresses of screens begin with a hash, which one rule takes for places within the page.
    const options = { runOnly: tags, rules: { 'skip-link': { enabled: false } }, resultTypes: ['violations'] };
    const found = await axe.run(document, options);
    return found.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary.replaceAll('\n', ' ')}`),
    );
  }, rules);
}
