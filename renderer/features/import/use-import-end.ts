import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { Result } from '../../../shared/result.ts';
import { useText } from '../../i18n/use-text.ts';
import { rejectionText } from '../../ui/rejection-text.ts';

/**
 * How an import ended is said wherever one looks at that moment: one goes on working while it runs. Answers whether its screen is still there; that one
 * shows a refusal itself.
 */
export function useImportEnd() {
  const { t, language } = useText();
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return (answer: Result<unknown>, done?: string): boolean => {
    if (answer.ok) {
      if (done !== undefined) notifications.show({ message: done, role: 'alert' });
    } else if (!isHere.current) {
      const message = answer.rejections.map((rejection) => rejectionText(t, language, rejection)).join(' ');
      notifications.show({ message, role: 'alert', autoClose: false });
    }
    return isHere.current;
  };
}
