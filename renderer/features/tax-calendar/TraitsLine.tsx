import type { TaxCalendarInfo } from '../../../shared/contracts/calendar.ts';
import { useText } from '../../i18n/use-text.ts';
import { traitText } from '../../ui/trait-text.ts';
import classes from './tax-calendar.module.css';

/** What the company is taken to be; what is not known from itself carries who says so. */
export function TraitsLine({ traits }: { traits: TaxCalendarInfo['traits'] }) {
  const { t } = useText();
  const words = traits.map(({ trait, from }) => {
    const name = traitText(t, trait);
    return from === 'company' ? name : t('taxes:traitFrom', { trait: name, from: t(`taxes:saidBy.${from}`) });
  });
  return (
    <p className={classes.note} data-testid="tax-traits">
      {t('taxes:takenToBe', { traits: words.join(', ') })}
    </p>
  );
}
