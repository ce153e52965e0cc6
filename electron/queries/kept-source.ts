import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { lawNote } from '../../shared/laws/source.ts';
import type { Names } from '../../shared/locales/languages.ts';

/**
 * What the log keeps of the law behind a tax row, in every language. A text no rule of that code in the pack has today (an earlier law, or an earlier wording) is
 * said as it was recorded; earlier versions added remarks after a colon.
 */
export function keptSources(pack: JurisdictionPack | undefined): (taxCode: string, kept: string) => Names {
  const said = new Map<string, Names>();
  return (taxCode, kept) => {
    const key = `${taxCode} ${kept}`;
    let names = said.get(key);
    if (!names) {
      const rule = pack?.taxCodes.find(({ code, source }) => code === taxCode && `${kept}:`.startsWith(`${lawNote(source)}:`));
      names = rule ? lawNames(rule.source, 'short') : { ka: kept, bg: kept, ru: kept, en: kept };
      said.set(key, names);
    }
    return names;
  };
}
