import type { Translate } from '../../i18n/use-text.ts';

/** `journal.posted` in words. An event this screen does not know yet is shown by its type, never hidden. */
export const eventText = (t: Translate, type: string): string => t(`history:event.${type.replace('.', '-')}`, { defaultValue: type });
