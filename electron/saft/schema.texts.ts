import { readFileSync } from 'node:fs';

// The official schema as text. A build runs this module and keeps what it exports (build/vite.config.ts), so a packed app needs no file beside it.

export const bgSaft = readFileSync(new URL('./schema/BG_SAFT_Schema_V_1.0.1.xsd', import.meta.url), 'utf8');
