import { TextInput } from '@mantine/core';
import { type Language, languages, type Names } from '../../../shared/locales/languages.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { useText } from '../../i18n/use-text.ts';

export const noNames: Names = { ka: '', bg: '', ru: '', en: '' };

/** One name in four languages, the language of the screen first. */
export function NameFields({ value, onChange }: { value: Names; onChange: (names: Names) => void }) {
  const { t, language } = useText();
  const order: Language[] = [language, ...languages.filter((each) => each !== language)];
  return order.map((each) => (
    <TextInput
      key={each}
      lang={each}
      name={`names.${each}`}
      label={`${t('common:name')}: ${languageNames[each]}`}
      value={value[each]}
      onChange={(event) => onChange({ ...value, [each]: event.currentTarget.value })}
    />
  ));
}
