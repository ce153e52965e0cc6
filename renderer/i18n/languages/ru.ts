import { byNamespace } from '../by-namespace.ts';

export const texts = byNamespace(
  import.meta.glob(['../../../shared/locales/ru/*.json', '!../../../shared/locales/ru/rejections.json'], {
    eager: true,
    import: 'default',
  }),
);

/** A third of all words, needed once something is refused: they come when the first screen stands. */
export const later = async () => ({ rejections: (await import('../../../shared/locales/ru/rejections.json')).default });
