import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { Rejection } from '../../../shared/result.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { FindingText } from './ReturnChecks.tsx';
import classes from './vat.module.css';

interface Props {
  title: string;
  /** What filing does, naming the amount. */
  question: string;
  /** Warnings only. */
  findings: readonly Finding[];
  busy: boolean;
  rejections: readonly Rejection[];
  onSend: (accepted: readonly { rule: string; reason: string }[]) => Promise<void>;
  onClose: () => void;
}

/** Files a return with warnings: each rule is passed with a reason, which the log keeps. */
export function PassWarningsDialog({ title, question, findings, busy, rejections, onSend, onClose }: Props) {
  const { t } = useText();
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)];
  return (
    <FormDialog
      title={title}
      submit={title}
      onSubmit={() => onSend(byRule.flatMap(([rule]) => (reasons[rule]?.trim() ? [{ rule, reason: reasons[rule] }] : [])))}
      onClose={onClose}
      busy={busy}
      rejections={rejections}
      size={560}
    >
      <p className={classes.question}>{question}</p>
      {byRule.map(([rule, found], index) => (
        <Textarea
          key={rule}
          name={`reason.${rule}`}
          label={t('vat:checks.reason', { rule })}
          description={<Findings of={found} />}
          value={reasons[rule] ?? ''}
          onChange={(event) => setReasons({ ...reasons, [rule]: event.currentTarget.value })}
          autosize
          minRows={1}
          maxLength={500}
          required
          {...(index === 0 ? { 'data-autofocus': true } : {})}
        />
      ))}
    </FormDialog>
  );
}

/** All that a rule found: who passes it passes each of them. */
function Findings({ of: found }: { of: readonly Finding[] }) {
  if (found.length === 1) return <FindingText finding={found[0]!} />;
  return (
    <span className={classes.passed}>
      {found.map((finding) => (
        <span key={`${finding.entryId ?? ''} ${finding.number} ${JSON.stringify(finding.params)}`}>
          {finding.number === '' ? '' : `${finding.number}: `}
          <FindingText finding={finding} />
        </span>
      ))}
    </span>
  );
}
