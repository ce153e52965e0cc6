export const sql = /* sql */ `
-- saved_view
`;
