import { exclusiveTraits, saidTraits } from '../../../shared/calendar/deadline.ts';
import { askedTraits } from '../../../shared/calendar/list-deadlines.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import type { CommandHandler } from '../command.ts';

/**
 * What is said of the company from now on. Rejects: NO_JURISDICTION, NO_TAX_CALENDAR, TRAIT_NOT_ASKED (no duty of the country depends on it),
 * TRAITS_EXCLUDE_EACH_OTHER.
 */
export const taxProfileSet: CommandHandler<'taxProfile.set'> = (tx, input) => {
  if (!tx.pack) return reject({ code: 'NO_JURISDICTION' });
  if (!tx.pack.deadlines) return reject({ code: 'NO_TAX_CALENDAR' });
  const asked = askedTraits(tx.pack.deadlines);
  const traits = saidTraits.filter((trait) => input.traits.includes(trait));
  const rejections = traits.filter((trait) => !asked.has(trait)).map((trait): Rejection => ({ code: 'TRAIT_NOT_ASKED', trait }));
  for (const [trait, other] of exclusiveTraits) {
    if (traits.includes(trait) && traits.includes(other)) rejections.push({ code: 'TRAITS_EXCLUDE_EACH_OTHER', trait, otherTrait: other });
  }
  if (rejections.length > 0) return reject(...rejections);
  const id = derivedId(tx.company.id, 'tax-profile', '');
  tx.append('tax_profile.changed', id, { traits: traits.join(' ') }, tx.revisionOf(id));
  return ok({ traits });
};
