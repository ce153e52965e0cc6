import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const declared = globSync(['renderer/features/**/*outes.tsx', 'renderer/app/*.ts*'], { cwd: root }).flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path!),
);

/** Whether an address of the program leads to a screen, whatever it says after its question mark. */
export function routeExists(address: string): boolean {
  const parts = address.split('?')[0]!.split('/');
  return declared.some((path) => {
    const own = path.split('/');
    return own.length === parts.length && own.every((part, at) => part.startsWith('$') || part === parts[at]);
  });
}
