import type { ReturnPart } from '../../vat/vat-return-form.ts';

/** A line of the return is one cell with one number: `11.amount` is cell 11. */
export const amountColumn: ReturnPart['columns'] = [{ id: 'amount', names: { ka: 'თანხა', bg: 'Сума', ru: 'Сумма', en: 'Amount' } }];
