import { type Field, field, layout } from '../fixed-width/layout.ts';

const toTheRight = (each: Field): Field => ({ ...each, align: 'right' });

/**
 * VIES.TXT: five kinds of record, each with its code in front and its natural length. Whether the authority wants them padded to one length, and how
 * the section on call-off stock is laid out, is unconfirmed.
 * @source ППЗДДС Annex 12, as one implementation writes it
 */
export const viesLayouts = {
  VHR: layout('VIES.TXT', 15, [field('VHR', 1, 3, 'text'), field('period', 4, 7, 'slashMonth'), field('lines', 11, 5, 'integer')]),
  VDR: layout('VIES.TXT', 373, [
    field('VDR', 1, 3, 'text'),
    field('id', 4, 15, 'text'),
    field('name', 19, 150, 'text', 'cut'),
    field('town', 169, 50, 'text', 'cut'),
    toTheRight(field('postCode', 219, 4, 'text')),
    field('street', 223, 150, 'text', 'cut'),
    field('capacity', 373, 1, 'text'),
  ]),
  VTR: layout('VIES.TXT', 368, [
    field('VTR', 1, 3, 'text'),
    field('vatNumber', 4, 15, 'text'),
    field('name', 19, 150, 'text', 'cut'),
    field('address', 169, 200, 'text', 'cut'),
  ]),
  TTR: layout('VIES.TXT', 27, [field('TTR', 1, 3, 'text'), field('total', 4, 12, 'amount'), field('goods', 16, 12, 'amount')]),
  VIR: layout('VIES.TXT', 66, [
    field('VIR', 1, 3, 'text'),
    field('line', 4, 5, 'integer'),
    field('vatNumber', 9, 15, 'text'),
    field('goods', 24, 12, 'amount'),
    field('triangular', 36, 12, 'amount'),
    field('services', 48, 12, 'amount'),
    field('period', 60, 7, 'slashMonth'),
  ]),
} as const;
