import { ActionIcon, Tooltip, useMantineColorScheme } from '@mantine/core';
import { type LucideIcon, Moon, Sun, SunMoon } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';

const next = { light: 'dark', dark: 'auto', auto: 'light' } as const;
const icons: Readonly<Record<keyof typeof next, LucideIcon>> = { light: Sun, dark: Moon, auto: SunMoon };

/** Light, dark, or as the system says; remembered. */
export function SchemeToggle() {
  const { t } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = icons[colorScheme];
  const label = t('display:now', { setting: t('display:setting.scheme'), choice: t(`display:choice.scheme.${colorScheme}`) });
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        data-testid="theme-toggle"
        onClick={() => setColorScheme(next[colorScheme])}
      >
        <Icon size={16} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
