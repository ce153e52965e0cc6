import { field, layout } from '../fixed-width/layout.ts';

/**
 * PRODAGBI.TXT: the sales ledger. 02-26 stands between 02-12 and 02-22, and 02-25 after 02-19.
 * @source ППЗДДС Annex 12, as three independent implementations write it
 */
export const salesLayout = layout('PRODAGBI.TXT', 424, [
  field('02-00', 1, 15, 'text'),
  field('02-01', 16, 6, 'month'),
  field('02-02', 22, 4, 'integer'),
  field('02-03', 26, 15, 'integer'),
  field('02-04', 41, 2, 'text'),
  field('02-05', 43, 20, 'text'),
  field('02-06', 63, 10, 'date'),
  field('02-07', 73, 15, 'text'),
  field('02-08', 88, 50, 'text', 'cut'),
  field('02-09', 138, 30, 'text', 'cut'),
  field('02-10', 168, 15, 'amount'),
  field('02-20', 183, 15, 'amount'),
  field('02-11', 198, 15, 'amount'),
  field('02-21', 213, 15, 'amount'),
  field('02-12', 228, 15, 'amount'),
  field('02-26', 243, 15, 'amount'),
  field('02-22', 258, 15, 'amount'),
  field('02-23', 273, 15, 'amount'),
  field('02-13', 288, 15, 'amount'),
  field('02-24', 303, 15, 'amount'),
  field('02-14', 318, 15, 'amount'),
  field('02-15', 333, 15, 'amount'),
  field('02-16', 348, 15, 'amount'),
  field('02-17', 363, 15, 'amount'),
  field('02-18', 378, 15, 'amount'),
  field('02-19', 393, 15, 'amount'),
  field('02-25', 408, 15, 'amount'),
  field('02-27', 423, 2, 'text'),
]);
