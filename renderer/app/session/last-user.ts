const key = 'davtari.user';

/** Name of whoever signed in last on this machine: most computers have one user. */
export function lastUserName(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function rememberUserName(name: string): void {
  try {
    localStorage.setItem(key, name);
  } catch {
    // Storage may be switched off: then the name is typed again.
  }
}
