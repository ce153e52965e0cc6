/** Recorded in every batch: which program wrote it. */
export const appVersion = 'davtari/0.1.0';
