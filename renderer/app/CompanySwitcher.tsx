import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, FolderOpen, Import, LogOut, Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Rejections } from '../ui/Rejections.tsx';
import classes from './CompanySwitcher.module.css';
import { useCompany } from './company-context.ts';
import { useQueryOf } from './engine.ts';
import { useOpenCompany } from './use-open-company.ts';

const listed = 8;

/** The open company, and the way to another one. */
export function CompanySwitcher() {
  const { t } = useText();
  const company = useCompany();
  const [opened, setOpened] = useState(false);
  const files = useQueryOf('app.companies', {}, { enabled: opened });
  const info = useQueryOf('app.info', {});
  const navigate = useNavigate();
  const { open, openSample, close, rejections } = useOpenCompany();
  const others = (files.data ?? []).filter((each) => each.file !== info.data?.open && !each.isSample).slice(0, listed);
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md" width={280} onChange={setOpened}>
        <Menu.Target>
          <UnstyledButton className={classes.company} data-testid="company-switcher">
            <span className={classes.names}>
              <span className={classes.name}>{company.name}</span>
              <span className={classes.sub}>{company.isSample ? t('common:company.sample') : company.taxId || company.baseCurrency}</span>
            </span>
            <VisuallyHidden>{t('common:company.switch')}</VisuallyHidden>
            <ChevronsUpDown size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((each) => (
            <Menu.Item key={each.file} fz="xs" onClick={() => void open(each.file)}>
              {each.name}
              {each.taxId ? <span className={classes.sub}> {each.taxId}</span> : null}
            </Menu.Item>
          ))}
          {others.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item fz="xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => void navigate({ to: '/start' })}>
            {t('common:company.new')}
          </Menu.Item>
          <Menu.Item fz="xs" leftSection={<Import size={14} aria-hidden="true" />} onClick={() => void navigate({ to: '/import' })}>
            {t('common:company.import')}
          </Menu.Item>
          {company.isSample ? null : (
            <Menu.Item fz="xs" leftSection={<FolderOpen size={14} aria-hidden="true" />} onClick={() => void openSample()}>
              {t('common:company.openSample')}
            </Menu.Item>
          )}
          <Menu.Item fz="xs" leftSection={<LogOut size={14} aria-hidden="true" />} onClick={() => void close()}>
            {t('common:company.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Rejections of={rejections} mb="0" />
    </>
  );
}
