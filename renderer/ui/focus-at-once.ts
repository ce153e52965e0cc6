/**
 * As a `ref` of what has just appeared: its first field has the focus before the next key arrives. A focus trap takes it by a timer, and what is typed
 * until then would reach the screen behind.
 */
export function focusAtOnce(box: HTMLElement | null): void {
  markFirst(box)?.focus({ preventScroll: true });
}

/** The field of a box that is to have the focus, marked where a focus trap looks first: it would take the button that closes, which stands before every field. */
export function markFirst(box: HTMLElement | null): HTMLElement | undefined {
  const first =
    box?.querySelector<HTMLElement>('[data-autofocus]') ??
    box?.querySelector<HTMLElement>('input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)');
  first?.setAttribute('data-autofocus', 'true');
  return first ?? undefined;
}
