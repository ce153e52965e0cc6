import fc from 'fast-check';

// The same random numbers in every run, so that a red run is about the change at hand. `npm run explore` takes new ones and more of them.
const { DAVTARI_SEED: seed = '1' } = process.env;
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
