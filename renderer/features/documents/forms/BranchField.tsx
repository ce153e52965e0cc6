import { NativeSelect } from '@mantine/core';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';

/** The branch that gives the number; only a company with branches is asked. */
export function BranchField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useText();
  const branches = useQueryOf('branch.list', {});
  const offered = (branches.data ?? []).filter(({ active, code }) => active || code === value);
  if (offered.length === 0) return null;
  return (
    <NativeSelect
      label={t('documents:field.branch')}
      name="branch"
      w={190}
      data-enter="skip"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('documents:field.noBranch') },
        ...offered.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      ]}
    />
  );
}
