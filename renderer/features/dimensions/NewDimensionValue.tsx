import { TextInput } from '@mantine/core';
import { type DimensionInfo, valueCode } from '../../../shared/contracts/dimensions.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { useKeptText } from '../../ui/use-kept-text.ts';
import { capitals } from './capitals.ts';

interface Props {
  dimension: Pick<DimensionInfo, 'id' | 'code' | 'name'>;
  /** What was typed into a picker: a name, or a code. */
  typed?: string;
  onAdded: (code: string) => void;
  onClose: () => void;
}

/** Adds a value to a dimension: a missing one without leaving the form, or one among the others. */
export function NewDimensionValue({ dimension, typed = '', onAdded, onClose }: Props) {
  const { t } = useText();
  const asCode = typed.toUpperCase();
  const proposed = valueCode.safeParse(asCode).success ? asCode : '';
  const kept = useKeptText(`new-dimension-value ${dimension.code} ${typed}`, { code: proposed, name: typed });
  const { name } = kept.typed;
  const code = kept.typed.code.trim().toUpperCase();
  const done = () => {
    kept.forget();
    onAdded(code);
  };
  return (
    <CommandDialog
      title={t('settings:dimensions.addValueTo', { name: dimension.name })}
      submit={t('common:add')}
      method="dimensionValue.add"
      input={() => ({ dimensionId: dimension.id, code, name })}
      onDone={done}
      onClose={onClose}
    >
      <TextInput
        name="code"
        label={t('common:code')}
        description={t('settings:dimensions.valueCodeHint')}
        value={kept.typed.code}
        maxLength={30}
        styles={capitals}
        required
        data-autofocus={proposed === '' || undefined}
        onChange={(event) => kept.change({ code: event.currentTarget.value })}
      />
      <TextInput
        name="name"
        label={t('common:name')}
        value={name}
        maxLength={100}
        required
        data-autofocus={proposed !== '' || undefined}
        onChange={(event) => kept.change({ name: event.currentTarget.value })}
      />
    </CommandDialog>
  );
}
