import { Button, Menu } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { languages } from '../../shared/locales/languages.ts';
import { languageNames } from '../i18n/language-names.ts';
import { switchLanguage } from '../i18n/start-i18n.ts';
import { useText } from '../i18n/use-text.ts';

export function LanguageMenu() {
  const { t, language } = useText();
  return (
    <Menu withInitialFocusPlaceholder={false} position="top-start" shadow="md" width={180}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<Languages size={16} aria-hidden="true" />}
          aria-label={`${t('common:language')}: ${languageNames[language]}`}
          data-testid="language-menu"
        >
          {languageNames[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            fz="xs"
            data-testid={`language-${each}`}
            leftSection={each === language ? <Check size={14} aria-hidden="true" /> : <span style={{ width: 14 }} />}
            onClick={() => void switchLanguage(each)}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
