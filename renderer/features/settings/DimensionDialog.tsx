import { TextInput } from '@mantine/core';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useKeptText } from '../../ui/use-kept-text.ts';
import { capitals } from '../dimensions/capitals.ts';
import type { DimensionRow } from './dimension-rows.ts';

interface Props {
  /** What gets another name; undefined for a new dimension. */
  row?: DimensionRow;
  /** A dimension that was just added wants values. */
  onAdded: (dimension: Pick<DimensionInfo, 'id' | 'code' | 'name'>) => void;
  onClose: () => void;
}

/** A new dimension, or another name of one or of a value. */
export function DimensionDialog({ row, onAdded, onClose }: Props) {
  const { t } = useText();
  const { id } = useCommandId();
  const add = useCommand('dimension.add');
  const rename = useCommand('dimension.rename');
  const renameValue = useCommand('dimensionValue.rename');
  const { typed, change, forget } = useKeptText(`dimension ${row?.key ?? 'new'}`, { code: '', name: row?.name ?? '' });
  const { name } = typed;
  const code = typed.code.trim().toUpperCase();
  const send = async () => {
    const answer = row?.value
      ? await renameValue.run({ id, valueId: row.value.id, version: row.value.version, name })
      : row
        ? await rename.run({ id, dimensionId: row.dimension.id, version: row.dimension.version, name })
        : await add.run({ id, code, name });
    if (!answer.ok) return;
    forget();
    if (row) onClose();
    else onAdded({ id, code, name });
  };
  const commands = [add, rename, renameValue];
  return (
    <FormDialog
      title={row ? t('settings:dimensions.renameOf', { name: row.code }) : t('settings:dimensions.add')}
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
          description={t('settings:dimensions.codeHint')}
          value={typed.code}
          maxLength={20}
          styles={capitals}
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
