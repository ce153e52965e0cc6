import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SettingsSection } from '../../app/settings-sections.ts';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { AboutSection } from './AboutSection.tsx';
import { CompanySection } from './CompanySection.tsx';
import { DimensionsSection } from './DimensionsSection.tsx';
import { InterfaceSection } from './InterfaceSection.tsx';
import { PeriodsSection } from './PeriodsSection.tsx';
import { SafetySection } from './SafetySection.tsx';
import { UsersSection } from './UsersSection.tsx';

const sections = {
  interface: InterfaceSection,
  company: CompanySection,
  dimensions: DimensionsSection,
  periods: PeriodsSection,
  safety: SafetySection,
  users: UsersSection,
  about: AboutSection,
} as const satisfies Record<SettingsSection, () => unknown>;
const isSection = (text: string | undefined): text is SettingsSection => text !== undefined && Object.hasOwn(sections, text);

export function SettingsScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const { section } = useSearch({ from: '/company/settings' });
  const shown: SettingsSection = isSection(section) ? section : 'interface';
  return (
    <Screen name="settings">
      <PageHeader title={t('common:nav.settings')} />
      <Tabs
        value={shown}
        onChange={(next) => next && void navigate({ to: '/settings', search: { section: next }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t('common:nav.settings')}>
          {Object.keys(sections).map((name) => (
            <Tabs.Tab key={name} value={name} fz="sm" data-testid={`settings-${name}`}>
              {t(`settings:${name}.title`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.entries(sections).map(([name, Content]) => (
          <Tabs.Panel key={name} value={name}>
            <Content />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Screen>
  );
}
