import { randomBytes } from 'node:crypto';

/**
 * Writes a mistake of the program to stderr and returns the id the person can quote. Messages are left out because they may hold amounts or names,
 * and folders because they hold the name of the person: what stays is the kind of the error and where in the code it happened.
 */
export function reportError(
  place: string,
  error: unknown,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): string {
  const id = randomBytes(4).toString('hex');
  write(`davtari: error ${id} in ${place}: ${kindOf(error)}\n${stackOf(error)}`);
  return id;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? `${error.name} ${code}` : error.name;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const frames = error.stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 12)
    .map((frame) => `${frame.replace(/(?:file:\/\/)?[^\s()]*[\\/]/g, '')}\n`)
    .join('');
}
