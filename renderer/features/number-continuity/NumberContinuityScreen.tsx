import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';

export function NumberContinuityScreen() {
  const { t } = useText();
  return (
    <Screen name="number-continuity">
      <PageHeader title={t('common:nav.number-continuity')} />
    </Screen>
  );
}
