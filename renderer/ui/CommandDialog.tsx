import type { InputOf, OutputOf } from '../../shared/contracts/index.ts';
import { type CommandMethod, useCommand, useCommandId } from '../app/engine.ts';
import { FormDialog, type FormDialogProps } from './FormDialog.tsx';

interface Props<M extends CommandMethod> extends Omit<FormDialogProps, 'onSubmit' | 'busy' | 'rejections'> {
  method: M;
  /** What is sent beside the id of the command, asked for when it is sent. */
  input: () => Omit<InputOf<M>, 'id'>;
  /** Once it is done. Without it the dialog closes. */
  onDone?: (answer: OutputOf<M>) => unknown;
}

/** A form over the screen that sends one command: refusals stand in it, and every retry has the same id. Render it only while it is open. */
export function CommandDialog<M extends CommandMethod>({ method, input, onDone, ...form }: Props<M>) {
  const { id } = useCommandId();
  const command = useCommand(method);
  const send = async () => {
    const answer = await command.run({ id, ...input() } as never);
    if (!answer.ok) return;
    if (onDone) await onDone(answer.value);
    else form.onClose();
  };
  return <FormDialog {...form} onSubmit={send} busy={command.busy} rejections={command.rejections} />;
}
