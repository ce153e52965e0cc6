import { NativeSelect, SegmentedControl, Stack, Table, Text, useMantineColorScheme } from '@mantine/core';
import { type Language, languages } from '../../../shared/locales/languages.ts';
import { type DisplaySetting, displayChoices, setDisplay, useDisplay } from '../../app/preferences.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { switchLanguage } from '../../i18n/start-i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';

/** Kept on this machine, for every company. */
export function InterfaceSection() {
  const { t, language } = useText();
  return (
    <Stack maw={620} gap="md">
      <NativeSelect
        label={t('common:language')}
        value={language}
        onChange={(event) => void switchLanguage(event.currentTarget.value as Language)}
        data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
        maw={260}
      />
      {(Object.keys(displayChoices) as DisplaySetting[]).map((setting) => (
        <Choice key={setting} setting={setting} />
      ))}
      <Example />
      <Text size="xs" c="dimmed">
        {t('display:keptHere')}
      </Text>
    </Stack>
  );
}

function Choice({ setting }: { setting: DisplaySetting }) {
  const { t } = useText();
  const display = useDisplay();
  const { setColorScheme } = useMantineColorScheme();
  const id = `display-${setting}`;
  return (
    <div role="group" aria-labelledby={id} data-testid={id}>
      <Text id={id} size="xs" c="dimmed" mb={4}>
        {t(`display:setting.${setting}`)}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        value={display[setting]}
        // Mantine keeps the scheme through the same settings, and has to know of it.
        onChange={(next) => (setting === 'scheme' ? setColorScheme(next as 'light') : setDisplay({ [setting]: next }))}
        data={displayChoices[setting].map((choice) => ({ value: choice, label: t(`display:choice.${setting}.${choice}`) }))}
        style={{ maxWidth: '100%', flexWrap: 'wrap' }}
      />
    </div>
  );
}

/** What the settings above do to a column of figures. */
function Example() {
  const { t } = useText();
  return (
    <Table maw={260} aria-label={t('display:example')} data-testid="display-example">
      <Table.Tbody>
        {['1180.00', '-590.50', '0.00', '-12345678.90'].map((amount) => (
          <Table.Tr key={amount}>
            <Table.Td ta="end">
              <Money amount={amount} places={2} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
