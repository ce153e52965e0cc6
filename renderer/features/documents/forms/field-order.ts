/** Fields Enter goes through: what can be typed into, in the order of the page. `data-enter="skip"` leaves one out, Tab still stops there. */
export function fieldAfter(form: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLElement>('input, select, textarea')];
  // One by one: of hundreds of lines the next field is all there is to ask about.
  return fields.slice(fields.indexOf(from) + 1).find((field) => isTypedInto(field) && !field.closest('[data-own-keys]'));
}

const isTypedInto = (field: HTMLElement): boolean =>
  !field.matches(':disabled, [readonly], [type="checkbox"], [type="radio"], [type="hidden"], [data-enter="skip"]') &&
  field.tabIndex >= 0 &&
  field.checkVisibility();

/** Index of the line of a grid a field stands in. */
export function lineOf(field: HTMLElement): number | undefined {
  const index = field.closest<HTMLElement>('[data-line]')?.dataset.line;
  return index === undefined ? undefined : Number(index);
}

export function isInLastLine(form: HTMLElement, field: HTMLElement): boolean {
  const lines = [...form.querySelectorAll<HTMLElement>('[data-line]')];
  return field.closest('[data-line]') === lines.at(-1);
}

/** After the page has drawn the line. */
export function focusLine(form: HTMLElement | null, index: number): void {
  setTimeout(() => form?.querySelector<HTMLElement>(`[data-line="${index}"] input`)?.focus(), 0);
}

/** After the page has drawn the field. */
export function focusField(form: HTMLElement | null, name: string): void {
  setTimeout(() => form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus(), 0);
}

/** The field one was in, of the line it went to or of another one; else the first of that line. */
export function focusSameField(form: HTMLElement | null, to: number): void {
  const name = document.activeElement?.getAttribute('name') ?? '';
  if (/^lines\.\d+\./.test(name)) focusField(form, name.replace(/^lines\.\d+/, `lines.${to}`));
  else focusLine(form, to);
}
