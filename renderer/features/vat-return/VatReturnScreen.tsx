import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function VatReturnScreen() {
  const { t } = useText();
  return (
    <Screen name="vat-return">
      <PageHeader title={t('common:nav.vat-return')} />
    </Screen>
  );
}
