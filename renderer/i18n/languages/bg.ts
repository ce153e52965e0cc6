import { byNamespace } from '../by-namespace.ts';

export const texts = byNamespace(import.meta.glob('../../../shared/locales/bg/*.json', { eager: true, import: 'default' }));
