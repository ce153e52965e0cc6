import type { Period } from '../../dates/period.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { isInReturn } from './document-types.ts';
import type { ViesCorrection } from './submission.ts';

/** A line of the recapitulative statement: one partner, or one partner and corrected month. Minor units. */
export interface ViesLine {
  readonly vatNumber: string;
  readonly goods: bigint;
  readonly triangular: bigint;
  readonly services: bigint;
  /** Null for supplies of the month itself. */
  readonly period: Period | null;
}

/**
 * Lines of the statement by VAT number, corrections of other months after the partner's own line. What nets to nothing in all three columns makes
 * no line.
 * @source ЗДДС Art. 125; ППЗДДС Annex 14: goods are 02-15 and exempt intra-Community supplies, triangular 02-25, services 02-17
 */
export function viesLines(rows: readonly LedgerRow[], corrections: readonly ViesCorrection[] = []): readonly ViesLine[] {
  const supplies = rows
    .filter(({ side, documentType }) => side === 'sales' && isInReturn(side, documentType))
    .map(({ partner, fields, exemptIntraCommunity }) => ({
      vatNumber: partner.identifier,
      goods: (fields['02-15'] ?? 0n) + (exemptIntraCommunity ?? 0n),
      triangular: fields['02-25'] ?? 0n,
      services: fields['02-17'] ?? 0n,
      period: null,
    }));
  const lines = new Map<string, ViesLine>();
  for (const each of [...supplies, ...corrections]) {
    const key = `${each.vatNumber}\n${each.period ?? ''}`;
    const line = lines.get(key);
    lines.set(key, {
      vatNumber: each.vatNumber,
      period: each.period,
      goods: (line?.goods ?? 0n) + each.goods,
      triangular: (line?.triangular ?? 0n) + each.triangular,
      services: (line?.services ?? 0n) + each.services,
    });
  }
  return [...lines]
    .filter(([, { goods, triangular, services }]) => goods !== 0n || triangular !== 0n || services !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line);
}
