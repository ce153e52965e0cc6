// zod probes `new Function` when its first object schema is built, which the content security policy reports as a violation. This has to run before: it is
// the first import of the program. zod takes its configuration from here, so that it is loaded with the first screen that uses it and not before.
(globalThis as typeof globalThis & { __zod_globalConfig?: { jitless: boolean } }).__zod_globalConfig = { jitless: true };
