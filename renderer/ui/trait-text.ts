import type { Translate } from '../i18n/use-text.ts';

/** What a company is, in words; one the screen does not know is shown as the engine names it. */
export const traitText = (t: Translate, trait: string): string => t(`rejections:traits.${trait}`, { defaultValue: trait });
