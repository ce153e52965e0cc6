import type { LocalDate } from '../../dates/local-date.ts';
import { addMonths, lastDay } from '../../dates/period.ts';
import { lastMonthOf, type Quarter } from '../../dates/quarter.ts';

/**
 * Last day to file and pay: the last of the month after the quarter. That it does not move when it is no working day is unconfirmed.
 * @source ЗДДС Art. 159
 */
export const ossDueDate = (of: Quarter): LocalDate => lastDay(addMonths(lastMonthOf(of), 1));

/** Last day on which a later return may still correct a quarter: three years after its return was due. @source Regulation (EU) 2020/194, unconfirmed text */
export const lastCorrectionOf = (of: Quarter): LocalDate => lastDay(addMonths(lastMonthOf(of), 37));
