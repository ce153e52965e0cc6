import { dirname, join } from 'node:path';

/** Where audit files go: a folder beside the company file. */
export const auditFileFolder = (companyFile: string): string => join(dirname(companyFile), 'Audit files');
