export const sql = /* sql */ `
-- item
`;
