import { field, layout } from '../fixed-width/layout.ts';

/**
 * DEKLAR.TXT: the VAT return, one record.
 * @source ППЗДДС Annex 12, as three independent implementations write it
 */
export const returnLayout = layout('DEKLAR.TXT', 590, [
  field('00-01', 1, 15, 'text'),
  field('00-02', 16, 50, 'text', 'cut'),
  field('00-03', 66, 6, 'month'),
  field('00-04', 72, 50, 'text', 'cut'),
  field('00-05', 122, 15, 'integer'),
  field('00-06', 137, 15, 'integer'),
  field('01-01', 152, 15, 'amount'),
  field('01-20', 167, 15, 'amount'),
  field('01-11', 182, 15, 'amount'),
  field('01-21', 197, 15, 'amount'),
  field('01-12', 212, 15, 'amount'),
  field('01-22', 227, 15, 'amount'),
  field('01-23', 242, 15, 'amount'),
  field('01-13', 257, 15, 'amount'),
  field('01-24', 272, 15, 'amount'),
  field('01-14', 287, 15, 'amount'),
  field('01-15', 302, 15, 'amount'),
  field('01-16', 317, 15, 'amount'),
  field('01-17', 332, 15, 'amount'),
  field('01-18', 347, 15, 'amount'),
  field('01-19', 362, 15, 'amount'),
  field('01-30', 377, 15, 'amount'),
  field('01-31', 392, 15, 'amount'),
  field('01-41', 407, 15, 'amount'),
  field('01-32', 422, 15, 'amount'),
  field('01-42', 437, 15, 'amount'),
  field('01-43', 452, 15, 'amount'),
  field('01-33', 467, 4, 'coefficient'),
  field('01-40', 471, 15, 'amount'),
  field('01-50', 486, 15, 'amount'),
  field('01-60', 501, 15, 'amount'),
  field('01-70', 516, 15, 'amount'),
  field('01-71', 531, 15, 'amount'),
  field('01-80', 546, 15, 'amount'),
  field('01-81', 561, 15, 'amount'),
  field('01-82', 576, 15, 'amount'),
]);
