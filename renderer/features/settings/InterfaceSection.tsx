import { NativeSelect, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { type Language, languages } from '../../../shared/locales/languages.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { switchLanguage } from '../../i18n/start-i18n.ts';
import { useText } from '../../i18n/use-text.ts';

const schemes = ['light', 'dark', 'auto'] as const;

/** Kept on this machine, for every company. */
export function InterfaceSection() {
  const { t, language } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack maw={420} gap="md">
      <NativeSelect
        label={t('common:language')}
        value={language}
        onChange={(event) => void switchLanguage(event.currentTarget.value as Language)}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
      />
      <div role="group" aria-labelledby="theme-label">
        <Text id="theme-label" size="xs" fw={500} mb={4}>
          {t('settings:interface.theme')}
        </Text>
        <SegmentedControl
          aria-labelledby="theme-label"
          value={colorScheme}
          onChange={(next) => setColorScheme(next as (typeof schemes)[number])}
          data={schemes.map((each) => ({ value: each, label: t(`common:theme.${each}`) }))}
        />
      </div>
    </Stack>
  );
}
