import { Button, Group, TextInput } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { TemplateInfo, TemplateKind } from '../../../shared/contracts/templates.ts';
import { newId, useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import classes from './ManageTemplates.module.css';

interface Props {
  kind: TemplateKind;
  onBegin: (id: string) => void;
  onClose: () => void;
}

/** The templates of a form: begun from, renamed, removed. */
export function ManageTemplates({ kind, onBegin, onClose }: Props) {
  const { t } = useText();
  const templates = useQueryOf('template.list', { kind });
  const save = useCommand('template.save');
  const remove = useCommand('template.remove');
  const [renaming, setRenaming] = useState<{ template: TemplateInfo; name: string } | null>(null);
  const rename = async () => {
    if (!renaming) return;
    const { template, name } = renaming;
    if (name.trim() !== template.name) {
      const answer = await save.run({ id: newId(), kind, name, template: { id: template.id, version: template.version } });
      if (!answer.ok) return;
    }
    setRenaming(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void rename();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setRenaming(null);
    }
  };
  const list = templates.data ?? [];
  return (
    <Dialog onClose={onClose} title={t('templates:manageTitle')} size={560}>
      <Rejections of={[...save.rejections, ...remove.rejections]} />
      {list.length === 0 ? <p className={classes.none}>{t('templates:none')}</p> : null}
      <ul className={classes.list} data-testid="template-list">
        {list.map((template) => (
          <li key={template.id} className={classes.row}>
            {renaming?.template.id === template.id ? (
              <TextInput
                name="name"
                aria-label={t('templates:name')}
                className={classes.name ?? ''}
                value={renaming.name}
                maxLength={100}
                autoFocus
                data-mantine-stop-propagation
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => setRenaming({ template, name: event.currentTarget.value })}
                onKeyDown={onKeyDown}
                onBlur={() => void rename()}
              />
            ) : (
              <Button
                variant="subtle"
                justify="flex-start"
                className={classes.name ?? ''}
                aria-label={t('templates:open', { name: template.name })}
                onClick={() => {
                  onClose();
                  onBegin(template.id);
                }}
              >
                {template.name}
              </Button>
            )}
            <span className={classes.at}>
              {template.by} <InstantText at={template.savedAt} />
            </span>
            <Group gap={0} wrap="nowrap">
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={t('templates:renameOne', { name: template.name })}
                onClick={() => setRenaming({ template, name: template.name })}
              >
                <Pencil size={14} aria-hidden="true" />
              </Button>
              <ConfirmButton
                size="compact-xs"
                variant="subtle"
                color="gray"
                question={t('templates:removeQuestion', { name: template.name })}
                confirm={t('templates:remove')}
                onConfirm={() => void remove.run({ id: newId(), templateId: template.id, version: template.version })}
              >
                <Trash2 size={14} role="img" aria-label={t('templates:removeOne', { name: template.name })} />
              </ConfirmButton>
            </Group>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
