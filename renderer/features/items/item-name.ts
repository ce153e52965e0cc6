import type { ItemInfo } from '../../../shared/contracts/items.ts';
import type { Language } from '../../../shared/locales/languages.ts';

/** What an item is called in a language; its own name where none was given. */
export const itemName = ({ name, names }: Pick<ItemInfo, 'name' | 'names'>, language: Language): string => names[language] || name;
