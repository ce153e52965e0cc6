import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function PurchaseBillForm() {
  const { t } = useText();
  return (
    <Screen name="purchases">
      <PageHeader title={t('common:nav.purchases')} />
    </Screen>
  );
}
