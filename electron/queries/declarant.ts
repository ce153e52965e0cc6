import type { Declarant } from '../../shared/contracts/declarations.ts';
import type { Db } from '../db/db.ts';

/** Who files for the company; null until somebody said. */
export function readDeclarant(db: Db): Declarant | null {
  const row = db.get<{
    name: string;
    person_id: string;
    capacity: Declarant['capacity'];
    town: string;
    post_code: string;
    street: string;
    company_address: string;
    phone: string;
  }>('SELECT name, person_id, capacity, town, post_code, street, company_address, phone FROM declarant');
  if (!row) return null;
  const { name, capacity, town, street, phone } = row;
  return { name, personId: row.person_id, capacity, town, postCode: row.post_code, street, companyAddress: row.company_address, phone };
}
