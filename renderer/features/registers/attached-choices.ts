import type { Translate } from '../../i18n/use-text.ts';
import type { Choices } from './FilterBar.tsx';
import { yesNo } from './register-search.ts';

/** Words of the filter by attachments, for registers of what can have some. */
export const attachedChoices = (t: Translate): Choices => ({
  attached: yesNo.map((value) => ({ value, label: t(`grid:filter.attached.${value}`) })),
});
