/** Nature of transaction, "A.B". Names stand in the catalogue `declarations`, under `natures`, with a hyphen for the dot. @source classifier of the nature of transaction, 2022 */
export const natures = [
  ...['1.1', '1.2', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '5.1', '5.2'],
  ...['6.0', '7.1', '7.2', '8.0', '9.1', '9.9'],
] as const;

/** Direct trade with private consumers: the only nature of a dispatch that goes without a number of the partner. */
export const privateConsumers = '1.2';

/** 1 sea, 2 rail, 3 road, 4 air, 5 post, 7 fixed installations, 8 inland water, 9 own propulsion. @source NRA format of XML messages, 2022 */
export const transportModes = ['1', '2', '3', '4', '5', '7', '8', '9'] as const;

/** Regions of origin or consumption; SOF is the city, SFO the region of Sofia, XXX the whole country. @source one localisation package */
export const regions = [
  ...['BGS', 'BLG', 'VAR', 'VTR', 'VID', 'VRC', 'GAB', 'DOB', 'KRZ', 'KNL', 'LOV', 'MON', 'PAZ', 'PER', 'PVN', 'PDV'],
  ...['RAZ', 'RSE', 'SLS', 'SLV', 'SML', 'SOF', 'SFO', 'SZR', 'TGV', 'HKV', 'SHU', 'JAM', 'XXX'],
] as const;

/** Incoterms of 2010 and 2020. Which of them the authority accepts is unconfirmed: others are named, not refused. */
export const deliveryTerms = ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DAT', 'DDP'] as const;

/** Member states but Bulgaria, and Northern Ireland, as countries: Greece is GR here and EL in VAT numbers. */
export const partnerStates = [
  ...['AT', 'BE', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL'],
  ...['PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'XI'],
] as const;
