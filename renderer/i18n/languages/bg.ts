import { byNamespace } from '../by-namespace.ts';

export const texts = byNamespace(
  import.meta.glob(['../../../shared/locales/bg/*.json', '!../../../shared/locales/bg/rejections.json'], {
    eager: true,
    import: 'default',
  }),
);

/** A third of all words, needed once something is refused: they come when the first screen stands. */
export const later = async () => ({ rejections: (await import('../../../shared/locales/bg/rejections.json')).default });
