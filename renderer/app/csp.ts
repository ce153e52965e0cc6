// Must be the first import of the program: ES imports run before any statement of main.tsx, and zod probes `new Function`
// when its first object schema is built, which the content security policy reports as a violation.
import { z } from 'zod';

z.config({ jitless: true });
