import { byNamespace } from '../by-namespace.ts';

export const texts = byNamespace(import.meta.glob('../../../shared/locales/ka/*.json', { eager: true, import: 'default' }));
