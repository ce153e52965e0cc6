import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import { Sample } from './Sample.tsx';

const tones: readonly Tone[] = ['neutral', 'good', 'warn', 'bad', 'active', 'locked'];
const one = [{ code: 'PERIOD_CLOSED', period: '2026-09', state: 'hard-closed' }];
const several = [...one, { code: 'UNKNOWN_ACCOUNT', account: '1234', line: 2 }, { code: 'LINE_SIDE_MISSING', line: 3 }];

export function RejectionsSamples() {
  return (
    <>
      <Sample state="usual" wide>
        <Rejections of={one} />
      </Sample>
      <Sample state="long" wide>
        <Rejections of={several} />
      </Sample>
      <Sample state="narrow">
        <Rejections of={one} />
      </Sample>
    </>
  );
}

export function QueryProblemSamples() {
  const [error] = useState(() => new Refusal(one));
  return (
    <Sample state="usual" wide>
      <QueryProblem error={error} retry={() => {}} />
    </Sample>
  );
}

export function StatusMarkSamples() {
  const { t } = useText();
  return (
    <>
      {tones.map((tone) => (
        <Sample key={tone} state="usual">
          <StatusMark tone={tone}>{t('components:text')}</StatusMark>
        </Sample>
      ))}
      <Sample state="usual">
        <Unconfirmed />
      </Sample>
    </>
  );
}

export function EmptyStateSamples() {
  const { t } = useText();
  return (
    <>
      <Sample state="usual">
        <EmptyState title={t('components:nothing')}>
          <Button>{t('components:button')}</Button>
        </EmptyState>
      </Sample>
      <Sample state="narrow">
        <EmptyState title={t('components:long')} />
      </Sample>
    </>
  );
}

export function FormDialogSamples() {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const [isCommand, setCommand] = useState(false);
  return (
    <Sample state="open">
      <Button variant="default" onClick={() => setOpen(true)} data-testid="open-form-dialog">
        {t('components:openDialog')}
      </Button>
      {isOpen ? (
        <FormDialog
          title={t('components:question')}
          submit={t('components:button')}
          rejections={one}
          onSubmit={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          <Text size="sm">{t('components:long')}</Text>
        </FormDialog>
      ) : null}
      <Button variant="default" onClick={() => setCommand(true)} data-testid="open-command-dialog">
        {t('components:openDialog')}
      </Button>
      {isCommand ? (
        // Always refused, whatever is open: there is no such month.
        <CommandDialog
          method="period.reopen"
          input={() => ({ period: '', reason: '' })}
          title={t('components:question')}
          submit={t('components:button')}
          onClose={() => setCommand(false)}
        >
          <Text size="sm">{t('components:long')}</Text>
        </CommandDialog>
      ) : null}
    </Sample>
  );
}
