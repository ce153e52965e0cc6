import { resolve } from 'node:path';

/** Paths are meant from where the person typed the command, also under `npm run`, which changes the folder. */
export const pathOf = (file: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), file);
