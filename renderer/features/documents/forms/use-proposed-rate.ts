import { useEffect, useRef } from 'react';
import { formatDate } from '../../../../shared/dates/format.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { isIsoCurrency } from '../../../../shared/money/currency.ts';
import { useBaseOn, useToday } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { typedOf } from './typed.ts';

interface Of {
  currency: string;
  date: string;
  /** What stands in the field. */
  typed: string;
  enabled?: boolean;
}

/**
 * Writes the rate of the date into an empty field, and another one when date or currency change, as long as nobody typed over it. Returns where the
 * proposal comes from, for a line below the field; nothing when the field holds something else.
 */
export function useProposedRate({ currency, date, typed, enabled = true }: Of, onPropose: (typed: string) => void): string | undefined {
  const { t, language } = useText();
  const { baseCurrency } = useBaseOn(date);
  const today = useToday();
  const on = readDate(date);
  const asks = enabled && on !== undefined && currency !== baseCurrency && isIsoCurrency(currency);
  const { data } = useQueryOf('rate.at', { currency: asks ? currency : 'USD', on: on ?? today }, { enabled: asks });
  const rate = asks && data ? data : undefined;
  const proposal = rate && typedOf(rate.rate, language);
  const state = useRef({ typed, proposed: '', onPropose });
  state.current.typed = typed;
  state.current.onPropose = onPropose;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an emptied field is not filled again until date or currency change
  useEffect(() => {
    const now = state.current;
    if (proposal === undefined || (now.typed !== '' && now.typed !== now.proposed)) return;
    now.proposed = proposal;
    if (now.typed !== proposal) now.onPropose(proposal);
  }, [proposal, currency, date]);
  if (!rate || typed !== proposal) return undefined;
  const day = formatDate(rate.on, language);
  if (rate.isStale) return t('rates:stale', { on: day, days: rate.ageDays });
  return t('rates:proposed', { on: day, source: rate.source === 'manual' ? t('rates:byHand') : rate.source });
}
