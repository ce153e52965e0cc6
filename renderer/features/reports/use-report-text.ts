import { useCallback } from 'react';
import type { ReportText } from '../../../shared/reports/report.ts';
import { sayReportText } from '../../../shared/reports/report-text.ts';
import { useText } from '../../i18n/use-text.ts';

/** Says the texts of a report in the language of the screen. */
export function useReportText(): (text: ReportText) => string {
  const { t, language } = useText();
  return useCallback((text) => sayReportText(text, language, (key, values) => t(`reports:${key}`, values)), [t, language]);
}
