import { useText } from '../../../i18n/use-text.ts';
import { formatInstant } from '../../../ui/format-instant.ts';

/** Beside the title of a form: when the engine last saved what was typed. */
export function DraftStatus({ savedAt }: { savedAt: string | null }) {
  const { t, language } = useText();
  return (
    <span role="status" data-testid="draft-status">
      {savedAt === null ? null : t('documents:drafts.savedAt', { time: formatInstant(savedAt, language).slice(-5) })}
    </span>
  );
}
