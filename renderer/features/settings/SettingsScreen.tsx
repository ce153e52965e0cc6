import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function SettingsScreen() {
  const { t } = useText();
  return (
    <Screen name="settings">
      <PageHeader title={t('common:nav.settings')} />
    </Screen>
  );
}
