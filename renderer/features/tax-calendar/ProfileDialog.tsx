import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { type SaidTrait, saidTraits } from '../../../shared/calendar/deadline.ts';
import type { TaxCalendarInfo } from '../../../shared/contracts/calendar.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { traitText } from '../../ui/trait-text.ts';

/** What neither the company's data nor its books tell, kept for everyone who looks at the calendar. */
export function ProfileDialog({ info, onClose }: { info: TaxCalendarInfo; onClose: () => void }) {
  const { t } = useText();
  const { id, renew } = useCommandId();
  const save = useCommand('taxProfile.set');
  const [kept, setKept] = useState<readonly string[]>(info.profile);
  const ofBooks = new Set<string>(info.traits.filter(({ from }) => from === 'books').map(({ trait }) => trait));
  const asked = new Set<string>([...info.profile, ...info.otherTraits, ...ofBooks]);
  const offered = saidTraits.filter((trait) => asked.has(trait));
  const send = async () => {
    const traits = offered.filter((trait): trait is SaidTrait => kept.includes(trait));
    if (traits.join() === info.profile.join()) return onClose();
    const answer = await save.run({ id, traits });
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={t('taxes:profile.title')}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={save.busy}
      rejections={save.rejections}
    >
      <Checkbox.Group label={t('taxes:profile.label')} description={t('taxes:profile.hint')} value={[...kept]} onChange={setKept}>
        <Stack gap={10} mt={8}>
          {offered.map((trait) => (
            <Checkbox
              key={trait}
              name="traits"
              value={trait}
              label={traitText(t, trait)}
              {...(ofBooks.has(trait) ? { description: t('taxes:profile.booksSay') } : {})}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  );
}
