export const sql = /* sql */ `
-- template
`;
