import type { Translate } from '../i18n/use-text.ts';

/** What made an entry, in words: a kind of document, a hand-written entry, a reversal ... A kind the screen does not know is shown as it is. */
export const entryKindText = (t: Translate, kind: string): string => t(`common:entryKind.${kind}`, { defaultValue: kind });
