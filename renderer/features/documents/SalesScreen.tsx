import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function SalesScreen() {
  const { t } = useText();
  return (
    <Screen name="sales">
      <PageHeader title={t('common:nav.sales')} />
    </Screen>
  );
}
