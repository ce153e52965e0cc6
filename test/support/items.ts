/** All of an item but its code, as `item.change` takes it. */
export const itemSaid = {
  ...{
    name: 'Item',
    names: { ka: '', bg: '', ru: '', en: '' },
    kind: 'goods' as const,
    unit: '',
    currency: 'GEL',
    pricesIncludeVat: false,
  },
  ...{ salePrice: null, purchasePrice: null, saleTaxCode: '', purchaseTaxCode: '', incomeAccount: null, expenseAccount: null },
  ...{ cn8: '', barcode: '' },
};
