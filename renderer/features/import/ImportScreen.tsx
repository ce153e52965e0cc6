import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function ImportScreen() {
  const { t } = useText();
  return (
    <Screen name="overview">
      <PageHeader title={t('common:nav.overview')} />
    </Screen>
  );
}
