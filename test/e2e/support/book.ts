/** A small book of hledger: one line of it can't be kept, and one account is only foreseen. */
export const hledgerBook = `; წიგნი კაფე მზე
commodity 1,000.00 GEL

2026-01-05 * Opening
    assets:bank              5,000.00 GEL
    equity:opening          -5,000.00 GEL

2026-01-12 * Beans | coffee for the month
    expenses:goods             640.50 GEL
    assets:bank

2026-01-31 * Sales of January
    assets:bank              2,310.00 GEL
    income:sales

~ monthly
    expenses:rent              900.00 GEL
    assets:bank
`;

export const brokenBook = `2026-01-05 * Opening
    assets:bank              5,000.00 GEL
    equity:opening          -4,000.00 GEL
`;
