import { spawn } from 'node:child_process';

/** Asks the system to show an address. Silent when there is no desktop or no browser: the address is printed anyway. */
export function openBrowser(url: string): void {
  const asked = command(url);
  if (!asked) return;
  const [program, ...args] = asked;
  try {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: process.platform === 'win32' });
    child.on('error', () => {});
    child.unref();
  } catch {
    // no such program
  }
}

function command(url: string): [string, ...string[]] | undefined {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '""', `"${url}"`];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
}
