import { TextInput } from '@mantine/core';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useKeptText } from '../../ui/use-kept-text.ts';
import type { DimensionRow } from './dimension-rows.ts';

type Parent = Pick<DimensionInfo, 'id' | 'code' | 'name'>;
/** A new dimension, a new value of one, or another name. */
export type AskedDimension =
  | { readonly kind: 'dimension' }
  | { readonly kind: 'value'; readonly of: Parent }
  | { readonly kind: 'rename'; readonly row: DimensionRow };

interface Props {
  asked: AskedDimension;
  /** A dimension that was just added wants values. */
  onAdded: (dimension: Parent) => void;
  onClose: () => void;
}

export function DimensionDialog({ asked, onAdded, onClose }: Props) {
  const { t } = useText();
  const { id } = useCommandId();
  const row = asked.kind === 'rename' ? asked.row : undefined;
  const parent = asked.kind === 'value' ? asked.of : undefined;
  const add = useCommand('dimension.add');
  const addValue = useCommand('dimensionValue.add');
  const rename = useCommand('dimension.rename');
  const renameValue = useCommand('dimensionValue.rename');
  const { typed, change, forget } = useKeptText(`dimension ${row?.key ?? parent?.id ?? 'new'}`, { code: '', name: row?.name ?? '' });
  const { name } = typed;
  const code = typed.code.trim().toUpperCase();
  const send = async () => {
    const answer = row?.value
      ? await renameValue.run({ id, valueId: row.value.id, version: row.value.version, name })
      : row
        ? await rename.run({ id, dimensionId: row.dimension.id, version: row.dimension.version, name })
        : parent
          ? await addValue.run({ id, dimensionId: parent.id, code, name })
          : await add.run({ id, code, name });
    if (!answer.ok) return;
    forget();
    if (row || parent) onClose();
    else onAdded({ id, code, name });
  };
  const commands = [add, addValue, rename, renameValue];
  return (
    <FormDialog
      title={
        row
          ? t('settings:dimensions.renameOf', { name: row.code })
          : parent
            ? t('settings:dimensions.addValueTo', { name: parent.name })
            : t('settings:dimensions.add')
      }
      submit={t(row ? 'common:save' : 'common:add')}
      onSubmit={send}
      onClose={onClose}
      busy={commands.some(({ busy }) => busy)}
      rejections={commands.flatMap(({ rejections }) => rejections)}
    >
      {row ? null : (
        <TextInput
          name="code"
          label={t('common:code')}
          description={t(parent ? 'settings:dimensions.valueCodeHint' : 'settings:dimensions.codeHint')}
          value={typed.code}
          maxLength={parent ? 30 : 20}
          onChange={(event) => change({ code: event.currentTarget.value })}
          data-autofocus
        />
      )}
      <TextInput
        name="name"
        label={t('common:name')}
        value={name}
        maxLength={100}
        onChange={(event) => change({ name: event.currentTarget.value })}
        {...(row ? { 'data-autofocus': true } : {})}
      />
    </FormDialog>
  );
}
