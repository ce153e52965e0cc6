import type { Locator } from 'playwright-core';

/** Every field of a form with the text that stands in it. */
export const typedInto = (form: Locator): Promise<Record<string, string>> =>
  form
    .locator('input[name]')
    .evaluateAll((fields) => Object.fromEntries((fields as HTMLInputElement[]).map(({ name, value }) => [name, value])));
