/** Shows an address of the program in another window, or a tab where the program runs in a browser; in the desktop app its main process makes the window. */
export function openInNewWindow(href: string): void {
  window.open(`${location.pathname}${location.search}#${href}`, '_blank', 'noopener');
}
