import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function AccountsScreen() {
  const { t } = useText();
  return (
    <Screen name="accounts">
      <PageHeader title={t('common:nav.accounts')} />
    </Screen>
  );
}
