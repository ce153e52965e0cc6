import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { Rejection } from '../../../shared/result.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { PassWarningsDialog } from './PassWarningsDialog.tsx';

/** A warning that is passed, and why. */
export type Accepted = { rule: string; reason: string };

interface FileButtonProps {
  readonly label: string;
  readonly question: string;
  /** Warnings: each is passed with a reason first. */
  readonly findings: readonly Finding[];
  readonly command: { readonly busy: boolean; readonly rejections: readonly Rejection[] };
  /** Whether it was filed. */
  readonly onFile: (accepted: Accepted[]) => Promise<boolean>;
  readonly 'data-testid': string;
}

/** Files a declaration once its question is answered, and its warnings are passed where there are any. What is refused is told where it was asked. */
export function FileButton({ label, question, findings, command, onFile, 'data-testid': testId }: FileButtonProps) {
  const [passing, setPassing] = useState(false);
  const { busy, rejections } = command;
  if (findings.length === 0) {
    return (
      <>
        <Rejections of={rejections} mb="0" />
        <ConfirmButton
          variant="filled"
          loading={busy}
          question={question}
          confirm={label}
          onConfirm={() => void onFile([])}
          data-testid={testId}
        >
          {label}
        </ConfirmButton>
      </>
    );
  }
  return (
    <>
      {passing ? null : <Rejections of={rejections} mb="0" />}
      <Button onClick={() => setPassing(true)} data-testid={testId}>
        {label}
      </Button>
      {passing ? (
        <PassWarningsDialog
          title={label}
          question={question}
          findings={findings}
          busy={busy}
          rejections={rejections}
          onSend={async (accepted) => {
            if (await onFile([...accepted])) setPassing(false);
          }}
          onClose={() => setPassing(false)}
        />
      ) : null}
    </>
  );
}
