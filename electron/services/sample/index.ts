export { createSample, type SampleOptions, type SampleProgress, type SampleSummary, sampleSteps } from './create-sample.ts';
export { openSample, sampleFileName } from './open-sample.ts';
