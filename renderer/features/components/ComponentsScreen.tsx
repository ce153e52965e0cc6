import { NativeSelect, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Language, languages } from '../../../shared/locales/languages.ts';
import { CompanyContext } from '../../app/company-context.ts';
import { type DisplaySetting, displayChoices, setDisplay, useDisplay } from '../../app/preferences.ts';
import { languageNames } from '../../i18n/language-names.ts';
import { switchLanguage } from '../../i18n/start-i18n.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';
import classes from './components.module.css';
import { answers, company } from './fixtures.ts';
import { places } from './places.ts';
import { Tokens } from './Tokens.tsx';

const switches = ['scheme', 'contrast', 'density', 'negative'] as const satisfies readonly DisplaySetting[];

/** Every part of `renderer/ui` in every state, without an engine and without a company: for whoever makes screens, and for looking at all of them at once. */
export function ComponentsScreen() {
  const { t, language } = useText();
  const [queries] = useState(answers);
  return (
    <main className={classes.page} id="main">
      <Screen name="components">
        <PageHeader title={t('components:title')} aside={<Link to="/">{t('common:nav.overview')}</Link>} />
        <p className={classes.about}>{t('components:about')}</p>
        <div className={classes.switches}>
          <NativeSelect
            label={t('common:language')}
            value={language}
            onChange={(event) => void switchLanguage(event.currentTarget.value as Language)}
            data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          />
          {switches.map((setting) => (
            <Switch key={setting} setting={setting} />
          ))}
        </div>
        <Tokens />
        <QueryClientProvider client={queries}>
          <CompanyContext value={company}>
            {places.map(({ files, Samples }) => {
              const names = files.map((file) => file.replace('.tsx', ''));
              return (
                <section
                  key={names[0]}
                  aria-labelledby={`component-${names[0]}`}
                  data-testid={`component-${names[0]}`}
                  className={classes.place}
                >
                  <h2 id={`component-${names[0]}`}>{names.join(', ')}</h2>
                  <div className={classes.samples}>
                    <Samples />
                  </div>
                </section>
              );
            })}
          </CompanyContext>
        </QueryClientProvider>
      </Screen>
    </main>
  );
}

function Switch({ setting }: { setting: (typeof switches)[number] }) {
  const { t } = useText();
  const display = useDisplay();
  const { setColorScheme } = useMantineColorScheme();
  return (
    <div role="group" aria-label={t(`display:setting.${setting}`)}>
      <Text size="xs" c="dimmed">
        {t(`display:setting.${setting}`)}
      </Text>
      <SegmentedControl
        aria-label={t(`display:setting.${setting}`)}
        value={display[setting]}
        onChange={(next) => (setting === 'scheme' ? setColorScheme(next as 'auto') : setDisplay({ [setting]: next }))}
        data={displayChoices[setting].map((choice) => ({ value: choice, label: t(`display:choice.${setting}.${choice}`) }))}
      />
    </div>
  );
}
