import type { WorksheetForm } from '../../worksheets/worksheet-form.ts';
import { profitTax } from './worksheet-profit-tax.ts';
import { propertyTax } from './worksheet-property-tax.ts';
import { smallBusiness } from './worksheet-small-business.ts';
import { nonResidentService, withholding } from './worksheet-withholding.ts';

export const worksheets: readonly WorksheetForm[] = [profitTax, withholding, nonResidentService, smallBusiness, propertyTax];
