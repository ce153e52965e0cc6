import { bg } from './bg/index.ts';
import { ge } from './ge/index.ts';
import type { JurisdictionPack } from './pack.ts';

/** Packs by country code. Adding a country is a folder beside this file and a line here. */
const packs: Readonly<Record<string, JurisdictionPack>> = { GE: ge, BG: bg };

export const packFor = (country: string): JurisdictionPack | undefined => (Object.hasOwn(packs, country) ? packs[country] : undefined);
export const countries: readonly string[] = Object.keys(packs);
