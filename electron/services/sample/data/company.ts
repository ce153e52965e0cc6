/** The sample company and the people who work there. Made up, like its tax number. */
export const company = { name: 'შპს მთის წყარო', taxId: '499000017', owner: 'ნინო კაპანაძე' } as const;

export interface User {
  readonly name: string;
  readonly role: string;
}

/** Keeps the books; the owner only lets people in. */
export const accountant: User = { name: 'თამარ ლომთაძე', role: 'chief-accountant' };
/** Writes invoices as drafts, which the accountant checks. */
export const assistant: User = { name: 'ანა ხარებავა', role: 'accountant' };
/** Looks at everything for the audit of the first year, and changes nothing. */
export const auditor: User = { name: 'ქეთევან ბერიძე', role: 'auditor' };

export interface Employee {
  readonly name: string;
  readonly position: string;
  /** Gross a month, tetri. */
  readonly gross: bigint;
  /** First month of work. */
  readonly from: string;
}

export const employees: readonly Employee[] = [
  { name: 'ნინო კაპანაძე', position: 'დირექტორი', gross: 380_000n, from: '2025-05' },
  { name: 'თამარ ლომთაძე', position: 'მთავარი ბუღალტერი', gross: 260_000n, from: '2025-05' },
  { name: 'გიორგი მაისურაძე', position: 'გაყიდვების მენეჯერი', gross: 240_000n, from: '2025-05' },
  { name: 'ანა ხარებავა', position: 'გაყიდვების მენეჯერი', gross: 225_000n, from: '2025-06' },
  { name: 'დავით წერეთელი', position: 'საწყობის გამგე', gross: 190_000n, from: '2025-05' },
  { name: 'ლაშა ბოლქვაძე', position: 'მძღოლი', gross: 175_050n, from: '2025-05' },
  { name: 'სალომე გოგიჩაიშვილი', position: 'ოპერატორი', gross: 166_667n, from: '2026-01' },
];
