export type { Company, NewCompany, OpenOptions } from './company.ts';
export { createCompany, openCompany } from './open.ts';
