import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import type { TemplateKind } from '../../../shared/contracts/templates.ts';
import { useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
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
  const templates = useQueryOf('template.list', { kind });
  const list = templates.data ?? [];
  const begin = (id: string) => void navigate({ to: draftRoutes[kind], search: { template: id } });
  if (!mayWrite) return null;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={280} withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" leftSection={<LayoutTemplate size={14} aria-hidden="true" />} data-testid="templates">
            {t('templates:menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('save')} data-testid="template-save">
            {t('templates:save')}
          </Menu.Item>
          {list.length === 0 ? null : (
            <>
              <Menu.Divider />
              <Menu.Label>{t('templates:begin')}</Menu.Label>
              {list.slice(0, mostListed).map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => begin(id)}>
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
