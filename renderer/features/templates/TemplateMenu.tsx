import { Button, Kbd, Menu, Tooltip } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { LayoutTemplate } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TemplateKind } from '../../../shared/contracts/templates.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { templateKeys } from '../../app/keyboard-map.ts';
import { useText } from '../../i18n/use-text.ts';
import { draftRoutes } from '../documents/drafts/draft-routes.ts';
import { ManageTemplates } from './ManageTemplates.tsx';
import { SaveTemplate } from './SaveTemplate.tsx';
import type { StoredTemplate } from './template-form.ts';

interface Props {
  kind: TemplateKind;
  /** What is typed, as a template. */
  read: (keepAmounts: boolean) => StoredTemplate;
  /** A name it could have. */
  proposed: string;
}

const mostListed = 12;

/** Beside the title of a form: keep it as a template, or begin another one from a template. What is typed stays as a draft. */
export function TemplateMenu({ kind, read, proposed }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMay('transactions:write');
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const [opened, setOpened] = useState(false);
  const templates = useQueryOf('template.list', { kind });
  const list = templates.data ?? [];
  const begin = (id: string) => void navigate({ to: draftRoutes[kind], search: { template: id } });
  useEffect(() => {
    if (!mayWrite) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return;
      // A dialog above the form has keys of its own.
      if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]')) return;
      event.preventDefault();
      if (event.shiftKey) setDialog('save');
      else setOpened(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [mayWrite]);
  if (!mayWrite) return null;
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={280} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Tooltip label={templateKeys.open}>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<LayoutTemplate size={14} aria-hidden="true" />}
              aria-keyshortcuts="F8"
              data-testid="templates"
            >
              {t('templates:menu')}
            </Button>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            rightSection={<Kbd size="xs">{templateKeys.save}</Kbd>}
            onClick={() => setDialog('save')}
            aria-keyshortcuts="Shift+F8"
            data-testid="template-save"
          >
            {t('templates:save')}
          </Menu.Item>
          {list.length === 0 ? null : (
            <>
              <Menu.Divider />
              <Menu.Label>{t('templates:begin')}</Menu.Label>
              {list.slice(0, mostListed).map(({ id, name }, at) => (
                <Menu.Item key={id} data-autofocus={at === 0 || undefined} onClick={() => begin(id)}>
                  {name}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setDialog('manage')}>{t('templates:manage')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'save' ? <SaveTemplate kind={kind} read={read} proposed={proposed} onClose={() => setDialog(null)} /> : null}
      {dialog === 'manage' ? <ManageTemplates kind={kind} onBegin={begin} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
