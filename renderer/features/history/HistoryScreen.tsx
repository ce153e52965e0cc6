import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function HistoryScreen() {
  const { t } = useText();
  return (
    <Screen name="history">
      <PageHeader title={t('common:nav.history')} />
    </Screen>
  );
}
