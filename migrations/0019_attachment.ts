export const sql = /* sql */ `
-- attachment
`;
