import { z } from 'zod';
import { type LocalDate, readDate } from '../dates/local-date.ts';
import { type Period, readPeriod } from '../dates/period.ts';
import { isUuid7 } from '../ids/uuid7.ts';
import { branchPattern } from '../numbering/document-number.ts';

// The vocabulary of every contract: one reader per kind of value, each with its limits.

/** UUID version 7, made by the screen or script that starts the action; sending it again repeats nothing. */
export const id = z.string().refine(isUuid7, { error: 'uuid7' });

/** Id of anything the log knows: what a person began (version 7), or what has a natural name in its company, such as a month or a rate (version 8). */
export const objectId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, { error: 'uuid7' });

export const localDate = z
  .string()
  .refine((text) => readDate(text) !== undefined, { error: 'date' })
  .transform((text) => text as LocalDate);

export const month = z
  .string()
  .refine((text) => readPeriod(text) !== undefined, { error: 'period' })
  .transform((text) => text as Period);

// Text is kept as typed but in NFC, so that equal words are equal bytes in the log. Control characters are refused, never stripped.
const controls = /[\p{Cc}\u2028\u2029]/u;
const plain = (max: number) =>
  z
    .string()
    .max(max, { error: 'too-long' })
    .refine((text) => !controls.test(text) && text.isWellFormed(), { error: 'control-characters' })
    .transform((text) => text.normalize('NFC').trim());

export const text = (max = 500) => plain(max);
export const name = (max = 200) => plain(max).refine((value) => value.length > 0, { error: 'required' });

/** Account code of a chart, or the full source name of an account of an imported book. */
export const accountCode = name(250);

/** Amount in whole units of its currency as plain decimals: "1234.50". The engine refuses more decimals than the currency has. */
export const amount = z.string().regex(/^-?\d{1,15}(\.\d{1,12})?$/, { error: 'amount' });
export const positiveAmount = amount.refine((value) => !value.startsWith('-') && /[1-9]/.test(value), { error: 'positive' });
export const amountOrZero = amount.refine((value) => !value.startsWith('-'), { error: 'positive' });

/** Quantity with up to six decimals, greater than zero. */
export const quantity = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/, { error: 'quantity' })
  .refine((value) => /[1-9]/.test(value), { error: 'positive' });

/** Unit price with up to four decimals, zero allowed. */
export const unitPrice = z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, { error: 'price' });

/** Units of base currency for one unit of the foreign currency, up to ten decimals, greater than zero. */
export const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,10})?$/, { error: 'rate' })
  .refine((value) => /[1-9]/.test(value), { error: 'positive' });

/** Code of a branch of the company. */
export const branchCode = z.string().regex(branchPattern, { error: 'branch' });
/** Branch a posting is made at, and a number reserved before, as printed. Neither: the company's next number. */
export const numberFields = { branch: branchCode.optional(), number: name(40).optional() };

export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'currency' });
/** Ids of what was used last, the last one first: they come first among equally good matches. */
export const recent = z.array(id).max(50).default([]);
export const limit = z.number().int().min(1).max(1000).default(100);
export const offset = z.number().int().min(0).max(100_000_000).default(0);
export const language = z.enum(['ka', 'bg', 'ru', 'en']);
export const names = z.strictObject({ ka: text(200), bg: text(200), ru: text(200), en: text(200) });

/**
 * "As known on": a position of the log, or an instant in UTC ("2026-06-30T18:00:00Z"). What was recorded later is left out of the answer.
 */
export const knownOn = z.union([z.number().int().min(0), z.iso.datetime()]);
export type KnownOn = z.infer<typeof knownOn>;

/**
 * Number of a sale at a point of sale: fiscal device, operator, and seven digits that count the sales of the device. @source Ordinance N-18 (Bulgaria);
 * bulgaria.md 5.4
 */
export const saleNumber = z.string().regex(/^[A-Z]{2}\d{6}-[A-Z0-9]{4}-\d{7}$/, { error: 'sale-number' });
export const saleNumberExample = 'DT279013-0001-0000001';
