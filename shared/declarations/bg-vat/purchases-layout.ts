import { field, layout } from '../fixed-width/layout.ts';

/**
 * POKUPKI.TXT: the purchase ledger.
 * @source ППЗДДС Annex 12, as three independent implementations write it
 */
export const purchasesLayout = layout('POKUPKI.TXT', 274, [
  field('03-02', 1, 15, 'text'),
  field('03-01', 16, 6, 'month'),
  field('03-03', 22, 4, 'integer'),
  field('03-04', 26, 15, 'integer'),
  field('03-05', 41, 2, 'text'),
  field('03-06', 43, 20, 'text'),
  field('03-07', 63, 10, 'date'),
  field('03-08', 73, 15, 'text'),
  field('03-09', 88, 50, 'text', 'cut'),
  field('03-10', 138, 30, 'text', 'cut'),
  field('03-30', 168, 15, 'amount'),
  field('03-31', 183, 15, 'amount'),
  field('03-41', 198, 15, 'amount'),
  field('03-32', 213, 15, 'amount'),
  field('03-42', 228, 15, 'amount'),
  field('03-43', 243, 15, 'amount'),
  field('03-44', 258, 15, 'amount'),
  field('03-45', 273, 2, 'text'),
]);
