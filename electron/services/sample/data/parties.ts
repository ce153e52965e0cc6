/** A customer or supplier of the sample company. All of them are made up, and so are their numbers. */
export interface Party {
  readonly name: string;
  readonly taxId: string;
  readonly country: string;
  readonly vatPayer: boolean;
  readonly isCustomer: boolean;
  readonly isSupplier: boolean;
}

const base = { taxId: '', country: 'GE', vatPayer: true, isCustomer: false, isSupplier: false } as const;

export const customer = (name: string, taxId: string, more: Partial<Party> = {}): Party => ({
  ...base,
  name,
  taxId,
  isCustomer: true,
  ...more,
});
export const supplier = (name: string, taxId: string, more: Partial<Party> = {}): Party => ({
  ...base,
  name,
  taxId,
  isSupplier: true,
  ...more,
});
export const foreign = (name: string, country: string, more: Partial<Party> = {}): Party => ({
  ...base,
  name,
  country,
  vatPayer: false,
  ...more,
});
