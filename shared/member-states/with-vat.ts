/** Countries whose VAT numbers the others look up, Northern Ireland (XI, of GB) among them. Greece writes its numbers with EL. @source Directive 2006/112/EC art. 215; bulgaria.md 4.5 */
export const memberStatesWithVat: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);
