import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { Bookmark, Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { ViewInfo } from '../../../shared/contracts/views.ts';
import { useMayAct } from '../../app/company-context.ts';
import { newId, useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type ColumnChoice, readChoice } from '../../ui/grid/use-columns.ts';

type Settings = InputOf<'view.save'>['settings'];

interface Props {
  /** Name of the register. */
  screen: string;
  /** What the address says now of how rows are looked at. */
  address: object;
  columns: ColumnChoice;
  onApply: (address: Record<string, string>, columns: ColumnChoice) => void;
}

/** Filters, order, grouping and columns under a name. The view a person made the default is applied where the address says nothing. */
export function ViewsMenu({ screen, address, columns, onApply }: Props) {
  const { t } = useText();
  const mayKeep = useMayAct('transactions:read');
  const views = useQueryOf('view.list', { screen });
  const remove = useCommand('view.remove');
  const [isSaving, setSaving] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const said = textsOf(address);
  const current = views.data?.find((view) => view.id === chosen);

  const apply = (view: ViewInfo) => {
    setChosen(view.id);
    const { address: of, columns: choice } = settingsOf(view);
    onApply(of, choice);
  };
  const isAsked = useRef(false);
  const isBare = Object.keys(said).length === 0;
  useEffect(() => {
    if (isAsked.current || views.data === undefined) return;
    isAsked.current = true;
    const usual = views.data.find(({ isDefault }) => isDefault);
    if (usual && isBare) apply(usual);
  });

  return (
    <>
      <Menu position="bottom-end" shadow="md" returnFocus>
        <Menu.Target>
          <Button variant="default" size="compact-sm" leftSection={<Bookmark size={14} aria-hidden="true" />} data-testid="views">
            {current?.name ?? t('grid:view.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(views.data ?? []).map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => apply(view)}
              leftSection={view.id === chosen ? <Check size={14} aria-hidden="true" /> : <span style={{ width: 14 }} />}
              rightSection={view.isDefault ? <small>{t('grid:view.usual')}</small> : undefined}
            >
              {view.name}
            </Menu.Item>
          ))}
          {views.data?.length === 0 ? <Menu.Label>{t('grid:view.nothing')}</Menu.Label> : null}
          <Menu.Divider />
          <Menu.Item
            onClick={() => {
              setChosen(undefined);
              onApply({}, columns);
            }}
          >
            {t('grid:view.everything')}
          </Menu.Item>
          {mayKeep ? <Menu.Item onClick={() => setSaving(true)}>{t('grid:view.save')}</Menu.Item> : null}
          {mayKeep && current ? (
            <Menu.Item
              onClick={() => {
                setChosen(undefined);
                void remove.run({ id: current.id });
              }}
            >
              {t('grid:view.remove', { name: current.name })}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isSaving ? (
        <SaveView
          screen={screen}
          settings={{ address: said, columns: { ...columns } as Settings['columns'] }}
          views={views.data ?? []}
          current={current}
          onClose={() => setSaving(false)}
          onSaved={(id) => {
            setSaving(false);
            setChosen(id);
          }}
        />
      ) : null}
    </>
  );
}

interface SaveProps {
  screen: string;
  settings: Settings;
  views: readonly ViewInfo[];
  current: ViewInfo | undefined;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** A name that is there already means that view: it is saved over. */
function SaveView({ screen, settings, views, current, onClose, onSaved }: SaveProps) {
  const { t } = useText();
  const save = useCommand('view.save');
  const [name, setName] = useState(current?.name ?? '');
  const [isDefault, setDefault] = useState(current?.isDefault ?? false);
  const same = views.find((view) => view.name === name.trim().normalize('NFC'));
  const send = async () => {
    const answer = await save.run({ id: same?.id ?? newId(), screen, name, isDefault, settings });
    if (answer.ok) onSaved(answer.value.id);
  };
  return (
    <FormDialog
      title={t('grid:view.saveTitle')}
      submit={t(same ? 'grid:view.replace' : 'common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={save.busy}
      rejections={save.rejections}
    >
      <TextInput
        name="name"
        data-autofocus
        label={t('common:name')}
        description={same ? t('grid:view.isThere') : undefined}
        value={name}
        maxLength={80}
        required
        withAsterisk={false}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox label={t('grid:view.makeUsual')} checked={isDefault} onChange={(event) => setDefault(event.currentTarget.checked)} />
    </FormDialog>
  );
}

/** An address as texts, as it stands in the address line. */
const textsOf = (address: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(address)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );

function settingsOf({ settings }: ViewInfo): { address: Record<string, string>; columns: ColumnChoice } {
  const { address, columns } = (settings ?? {}) as { address?: unknown; columns?: unknown };
  return {
    address: typeof address === 'object' && address !== null ? textsOf(address) : {},
    columns: readChoice(JSON.stringify(columns ?? {})),
  };
}
