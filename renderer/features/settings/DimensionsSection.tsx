import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { Pencil, Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { useMay } from '../../app/company-context.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { Found } from '../../ui/Found.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { NewDimensionValue } from '../dimensions/NewDimensionValue.tsx';
import { DimensionDialog } from './DimensionDialog.tsx';
import { type DimensionRow, dimensionRows } from './dimension-rows.ts';

/** What a dialog is open for. */
type Asked =
  | { readonly kind: 'dimension' }
  | { readonly kind: 'value'; readonly of: Pick<DimensionInfo, 'id' | 'code' | 'name'> }
  | { readonly kind: 'rename'; readonly row: DimensionRow };

/** More rows than this are worth looking through by words. */
const manyRows = 12;

/**
 * Dimensions of the company, each with its values under it. Insert adds a value where the keyboard is, F2 or Enter renames; codes stay for good, and what is
 * out of use stays on the lines that have it.
 */
export function DimensionsSection() {
  const { t } = useText();
  const mayDefine = useMay('accounts:write');
  const mayFill = useMay('transactions:write');
  const known = useQueryOf('dimension.list', { counts: true });
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<DimensionRow>();
  const [dialog, setDialog] = useState<Asked>();
  // Who walks along the tabs stays on them.
  const [fromElsewhere] = useState(() => document.activeElement?.getAttribute('role') !== 'tab');
  const all = known.data ?? [];
  const rows = dimensionRows(all, typed);
  // As it is now, whatever it was when the keyboard came to it.
  const chosen = rows.find(({ key }) => key === active?.key);
  const mayChange = (row: DimensionRow) => (row.value ? mayFill : mayDefine);
  const rename = (row: DimensionRow) => {
    if (mayChange(row)) setDialog({ kind: 'rename', row });
  };
  const addTo = (row: DimensionRow) => setDialog({ kind: 'value', of: row.dimension });
  const onRowKey = (event: KeyboardEvent, row: DimensionRow | undefined) => {
    if (event.key === 'Insert' && row && mayFill) addTo(row);
    else if (event.key === 'Insert' && !row && mayDefine) setDialog({ kind: 'dimension' });
    else if (event.key === 'F2' && row) rename(row);
    else return false;
    return true;
  };
  return (
    <section aria-labelledby="dimensions">
      <Group gap="xs" mb="sm" justify="space-between">
        <Title order={2} id="dimensions">
          {t('settings:dimensions.title')}
        </Title>
        <Group gap="xs">
          {chosen && mayChange(chosen) ? (
            <>
              <InUseButton row={chosen} />
              <Button variant="default" leftSection={<Pencil size={14} aria-hidden="true" />} onClick={() => rename(chosen)}>
                {t('settings:dimensions.rename')}
              </Button>
            </>
          ) : null}
          {chosen && mayFill ? (
            <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => addTo(chosen)}>
              {t('settings:dimensions.addValue')}
            </Button>
          ) : null}
          {mayDefine ? (
            <Button variant="default" leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => setDialog({ kind: 'dimension' })}>
              {t('settings:dimensions.add')}
            </Button>
          ) : null}
        </Group>
      </Group>
      {all.length > 0 ? (
        <Text size="sm" c="dimmed" mb="sm" maw={760}>
          {t('settings:dimensions.hint')}
        </Text>
      ) : null}
      {typed || dimensionRows(all, '').length > manyRows ? (
        <Toolbar>
          <TextInput label={t('reports:filter')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} w={260} />
        </Toolbar>
      ) : null}
      <QueryProblem error={known.error} retry={known.refetch} />
      <DataGrid
        name="dimensions"
        label={t('settings:dimensions.title')}
        rows={rows}
        loading={known.isPending}
        fit={20}
        autoFocus={fromElsewhere}
        tree={({ value }) => (value ? { level: 2 } : { level: 1, expanded: true })}
        tone={(row) => (row.isInUse ? (row.value ? undefined : 'heading') : 'muted')}
        onActive={setActive}
        onOpen={rename}
        onRowKey={onRowKey}
        empty={typed ? t('common:noMatch') : t('settings:dimensions.empty')}
        columns={[
          {
            id: 'code',
            title: t('common:code'),
            width: 11,
            text: ({ code }) => code,
            render: ({ code, value }) => (
              <span style={{ paddingInlineStart: value ? '1.2rem' : 0 }}>
                <Found text={code} typed={typed} />
              </span>
            ),
          },
          {
            id: 'name',
            title: t('common:name'),
            width: 12,
            grow: 1,
            opens: mayChange,
            text: ({ name }) => name,
            render: ({ name }) => <Found text={name} typed={typed} />,
          },
          { id: 'lines', title: t('settings:dimensions.lines'), width: 7, align: 'end', render: ({ lines }) => lines || null },
          {
            id: 'state',
            title: t('common:state'),
            width: 11,
            render: ({ isInUse }) => (
              <StatusMark tone={isInUse ? 'good' : 'neutral'}>
                {t(isInUse ? 'settings:branches.active' : 'settings:branches.inactive')}
              </StatusMark>
            ),
          },
        ]}
      />
      {dialog?.kind === 'value' ? (
        <NewDimensionValue dimension={dialog.of} onAdded={() => setDialog(undefined)} onClose={() => setDialog(undefined)} />
      ) : dialog ? (
        <DimensionDialog
          {...(dialog.kind === 'rename' ? { row: dialog.row } : {})}
          onAdded={(dimension) => setDialog({ kind: 'value', of: dimension })}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </section>
  );
}

/** Takes the dimension or value of a row out of use, or back into it. */
function InUseButton({ row }: { row: DimensionRow }) {
  const { t } = useText();
  const { id, renew } = useCommandId();
  const ofDimension = { off: useCommand('dimension.deactivate'), on: useCommand('dimension.activate') };
  const ofValue = { off: useCommand('dimensionValue.deactivate'), on: useCommand('dimensionValue.activate') };
  const turn = async () => {
    const to = row.active ? 'off' : 'on';
    if (row.value) await ofValue[to].run({ id, valueId: row.value.id, version: row.value.version });
    else await ofDimension[to].run({ id, dimensionId: row.dimension.id, version: row.dimension.version });
    renew();
  };
  const commands = [ofDimension.off, ofDimension.on, ofValue.off, ofValue.on];
  return (
    <>
      <Rejections of={commands.flatMap(({ rejections }) => rejections)} />
      <Button variant="default" loading={commands.some(({ busy }) => busy)} onClick={() => void turn()}>
        {t(row.active ? 'items:deactivate' : 'items:activate')}
      </Button>
    </>
  );
}
