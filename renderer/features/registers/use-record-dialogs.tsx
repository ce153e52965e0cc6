import { Button } from '@mantine/core';
import { Pencil, Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

interface Asked {
  mayWrite: boolean;
  /** Names of the two buttons. */
  edit: string;
  add: string;
  /** Of the address, where `create` and `edit` say which dialog is open. */
  change: (patch: { create?: true | undefined; edit?: string | undefined }) => void;
}

/** A register whose rows are made and changed in dialogs: two buttons, and keys on the grid: F2 changes the row they are on, Insert adds one. */
export function useRecordDialogs<Row extends { readonly id: string }>({ mayWrite, edit, add, change }: Asked) {
  const [active, setActive] = useState<Row>();
  return {
    active,
    buttons: mayWrite ? (
      <>
        <Button
          variant="default"
          leftSection={<Pencil size={14} aria-hidden="true" />}
          disabled={!active}
          onClick={() => active && change({ edit: active.id })}
        >
          {edit}
        </Button>
        <Button leftSection={<Plus size={14} aria-hidden="true" />} onClick={() => change({ create: true })}>
          {add}
        </Button>
      </>
    ) : null,
    /** For the grid. */
    keys: {
      onActive: (row: Row | undefined) => setActive(row),
      onRowKey: (event: KeyboardEvent, row: Row | undefined) => {
        if (!mayWrite) return false;
        if (event.key === 'Insert') change({ create: true });
        else if (event.key === 'F2' && row) change({ edit: row.id });
        else return false;
        return true;
      },
    },
    closeNew: () => change({ create: undefined }),
    closeEdit: () => change({ edit: undefined }),
  };
}
