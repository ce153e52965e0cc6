import { useText } from '../../../i18n/use-text.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Screen } from '../../../ui/Screen.tsx';

/** A book brought in from another program has no country, so it has no documents and no VAT. */
export function NoPack({ title }: { title: string }) {
  const { t } = useText();
  return (
    <Screen name="no-jurisdiction">
      <PageHeader title={title} />
      <EmptyState title={t('documents:noCountry')} />
    </Screen>
  );
}
