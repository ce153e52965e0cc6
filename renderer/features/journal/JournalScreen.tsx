import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function JournalScreen() {
  const { t } = useText();
  return (
    <Screen name="journal">
      <PageHeader title={t('common:nav.journal')} />
    </Screen>
  );
}
