/** Sections of the settings, in order. `settings:<id>.title`. */
export const settingsSections = ['interface', 'company', 'dimensions', 'periods', 'safety', 'users', 'about'] as const;
export type SettingsSection = (typeof settingsSections)[number];
