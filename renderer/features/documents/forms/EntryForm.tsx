import type { ReactNode, RefObject } from 'react';
import type { Rejection } from '../../../../shared/result.ts';
import { useText } from '../../../i18n/use-text.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Rejections } from '../../../ui/Rejections.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { FormActions } from '../drafts/FormActions.tsx';
import type { Draft } from '../drafts/use-draft.ts';
import classes from './form.module.css';
import { useFormKeys } from './use-form-keys.ts';

interface Props {
  /** `data-testid="form-<name>"`. */
  name: string;
  title: string;
  above: readonly { title: string; to: string }[];
  formRef: RefObject<HTMLFormElement | null>;
  draft: Draft;
  draftId: string;
  postLabel: string;
  busy: boolean;
  problems: readonly Rejection[];
  onProblems: (problems: readonly Rejection[]) => void;
  onPost: () => void;
  onDiscard: () => void;
  onAddLine?: (after: number) => void;
  onRemoveLine?: (index: number) => void;
  onBalance?: (index: number) => void;
  /** Beside the form on wide screens, below it on narrow ones. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Frame of every entry form: title, draft state, buttons, refusals, keys. */
export function EntryForm(props: Props) {
  const { name, title, above, formRef, draft, draftId, postLabel, busy, problems, onProblems, onPost, onDiscard } = props;
  const { t } = useText();
  const { onAddLine, onRemoveLine, onBalance } = props;
  useFormKeys(formRef, {
    onPost,
    onSave: () => void draft.flush(),
    ...(onAddLine ? { onAddLine } : {}),
    ...(onRemoveLine ? { onRemoveLine } : {}),
    ...(onBalance ? { onBalance } : {}),
  });
  return (
    <Screen name={name}>
      <PageHeader title={title} above={above} aside={<DraftStatus savedAt={draft.savedAt} />}>
        <FormActions
          draft={draft}
          draftId={draftId}
          label={postLabel}
          busy={busy}
          onPost={onPost}
          onDiscard={onDiscard}
          onProblems={onProblems}
        />
      </PageHeader>
      <form ref={formRef} noValidate aria-label={title} onSubmit={(event) => event.preventDefault()} data-testid={`form-${name}`}>
        <Rejections of={problems} />
        <div className={props.aside ? classes.layout : undefined}>
          <div className={classes.main}>
            {props.children}
            <p className={classes.hint}>{t(onAddLine ? 'documents:keys.withLines' : 'documents:keys.plain')}</p>
          </div>
          {props.aside ? <aside className={classes.aside}>{props.aside}</aside> : null}
        </div>
      </form>
    </Screen>
  );
}
