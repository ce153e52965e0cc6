import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Rejection } from '../../shared/result.ts';
import { useText } from '../i18n/use-text.ts';
import { focusRejectedField } from './focus-rejected-field.ts';
import { rejectionText } from './rejection-text.ts';

/**
 * What was refused, every problem at once. Inside a form the field named by the first problem takes the focus: fields carry their path
 * of the contract as `name` (`name="lines.2.debit"`).
 */
export function Rejections({ of, mb = 'sm' }: { of: readonly Rejection[]; mb?: string }) {
  const { t, language } = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of.length > 0) focusRejectedField(box.current, of);
  }, [of]);
  if (of.length === 0) return null;
  const sentences = [...new Set(of.map((rejection) => rejectionText(t, language, rejection)))];
  return (
    <Alert
      ref={box}
      role="alert"
      variant="outline"
      color="red"
      mb={mb}
      p="xs"
      icon={<CircleAlert size={18} aria-hidden="true" />}
      data-testid="rejections"
      data-codes={of.map((rejection) => rejection.code).join(' ')}
      styles={{ icon: { color: 'var(--mantine-color-error)', marginInlineEnd: 8 }, message: { color: 'var(--mantine-color-text)' } }}
    >
      {sentences.length === 1 ? (
        sentences[0]
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
