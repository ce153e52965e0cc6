/** Languages of the interface, reports and documents: Georgian, Bulgarian, Russian, English. */
export type Language = 'ka' | 'bg' | 'ru' | 'en';
export const languages: readonly Language[] = ['ka', 'bg', 'ru', 'en'];

/** One text in every language of the product. */
export type Names = Readonly<Record<Language, string>>;
