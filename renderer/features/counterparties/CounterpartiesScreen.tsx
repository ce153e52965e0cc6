import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function CounterpartiesScreen() {
  const { t } = useText();
  return (
    <Screen name="counterparties">
      <PageHeader title={t('common:nav.counterparties')} />
    </Screen>
  );
}
