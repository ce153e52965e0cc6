/**
 * As a `ref` of what has just appeared: its first field has the focus before the next key arrives. A focus trap takes it by a timer, and what is typed
 * until then would reach the screen behind.
 */
export function focusAtOnce(box: HTMLElement | null): void {
  const first =
    box?.querySelector<HTMLElement>('[data-autofocus]') ??
    box?.querySelector<HTMLElement>('input:not([type="hidden"], :disabled), select:not(:disabled), textarea:not(:disabled)');
  first?.focus({ preventScroll: true });
}
