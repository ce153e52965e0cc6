import { type ReactNode, type RefObject, useRef, useState } from 'react';
import type { Rejection } from '../../../../shared/result.ts';
import { useOpeningFocus } from '../../../app/use-opening-focus.ts';
import { useText } from '../../../i18n/use-text.ts';
import { focusAtOnce } from '../../../ui/focus-at-once.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Rejections } from '../../../ui/Rejections.tsx';
import { Screen } from '../../../ui/Screen.tsx';
import { Attachments } from '../../attachments/Attachments.tsx';
import { DraftElsewhere } from '../drafts/DraftElsewhere.tsx';
import { DraftStatus } from '../drafts/DraftStatus.tsx';
import { FormActions } from '../drafts/FormActions.tsx';
import type { Draft } from '../drafts/use-draft.ts';
import classes from './form.module.css';
import { HistoryButtons } from './HistoryButtons.tsx';
import type { LineAct } from './line-acts.ts';
import { useFormKeys } from './use-form-keys.ts';
import type { History } from './use-steps.ts';

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
  history: History;
  onAddLine?: (after: number) => void;
  /** What the keys of a line do. */
  onLineAct?: (act: LineAct, index: number) => void;
  /** Menu of templates, where the form has them. */
  templates?: ReactNode;
  /** Its lines have columns more than usual: what is beside the form goes below it earlier. */
  wide?: boolean;
  /** Beside the form on wide screens, below it on narrow ones. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Frame of every entry form: title, draft state, buttons, refusals, keys. Its field with `data-autofocus`, else the first one, has the focus when it opens. */
export function EntryForm(props: Props) {
  const { name, title, above, formRef, draft, draftId, postLabel, busy, problems, onPost } = props;
  const { t } = useText();
  const { onAddLine, onLineAct, history } = props;
  useOpeningFocus(() => focusAtOnce(formRef.current));
  useFormKeys(formRef, {
    onPost,
    onSave: () => void draft.flush(),
    history,
    ...(onAddLine ? { onAddLine } : {}),
    ...(onLineAct ? { onLineAct } : {}),
  });
  // Buttons keep their handlers from one key to the next, and are not drawn with every one of them.
  const latest = useRef(props);
  latest.current = props;
  const [handlers] = useState(() => ({
    onPost: () => latest.current.onPost(),
    onDiscard: () => latest.current.onDiscard(),
    onProblems: (found: readonly Rejection[]) => latest.current.onProblems(found),
  }));
  return (
    <Screen name={name}>
      <PageHeader title={title} above={above} aside={<DraftStatus savedAt={draft.savedAt} />}>
        {props.templates}
        <HistoryButtons history={history} />
        <FormActions draft={draft} draftId={draftId} label={postLabel} busy={busy} {...handlers} />
      </PageHeader>
      <form ref={formRef} noValidate aria-label={title} onSubmit={(event) => event.preventDefault()} data-testid={`form-${name}`}>
        <DraftElsewhere draftId={draftId} savedAt={draft.savedAt} posting={busy} />
        <Rejections of={problems} />
        <div className={props.aside ? classes.layout : undefined} data-wide={props.wide || undefined}>
          <div className={classes.main}>
            {props.children}
            <Attachments objectId={draftId} exists={draft.savedAt !== null} ensure={draft.ensure} />
            <p className={classes.hint}>{t(onAddLine ? 'documents:keys.withLines' : 'documents:keys.plain')}</p>
          </div>
          {props.aside ? <aside className={classes.aside}>{props.aside}</aside> : null}
        </div>
      </form>
    </Screen>
  );
}
