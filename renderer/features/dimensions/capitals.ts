/** Codes are sent in capitals: shown so while they are typed, without the caret jumping as it would if the text were changed. */
export const capitals = { input: { textTransform: 'uppercase' } } as const;
