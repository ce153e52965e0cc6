import { Button, NativeSelect, Pill } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { DimensionFilterText } from './DimensionFilters.tsx';
import classes from './FilterBar.module.css';
import { FilterDialog } from './FilterDialog.tsx';
import type { FilterField, RegisterFilter } from './register-search.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type Choices = Partial<Record<FilterField, readonly Choice[]>>;

const noChoices: readonly Choice[] = [];

/** What a register can be filtered and grouped by. */
export interface FilterChoices {
  readonly fields: readonly FilterField[];
  /** Words of kinds and states of this register. */
  readonly kinds?: readonly Choice[];
  /** Before all filters are shown: for words that are asked for then. */
  readonly onMore?: () => void;
  readonly states?: readonly Choice[];
  /** Words of other fields that have a few. */
  readonly choices?: Choices;
  /** Without them the rows can't be grouped. */
  readonly groupings?: readonly Choice[];
  readonly group?: string | undefined;
}

interface Props extends FilterChoices {
  value: RegisterFilter;
  onChange: (filter: RegisterFilter) => void;
  onGroup?: (group: string | undefined) => void;
  children?: ReactNode;
}

/** The filters that are in force, each to be taken away with one press, and the way to all of them; by what the rows are grouped. */
export function FilterBar(props: Props) {
  const {
    fields,
    value,
    onChange,
    kinds = noChoices,
    onMore,
    states = noChoices,
    choices = {},
    groupings,
    group,
    onGroup,
    children,
  } = props;
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const active = fields.filter((field) => value[field] !== undefined);
  return (
    <div className={classes.bar} data-testid="filter-bar">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<ListFilter size={14} aria-hidden="true" />}
        onClick={() => {
          onMore?.();
          setOpen(true);
        }}
        data-testid="more-filters"
      >
        {t('grid:filter.more')}
      </Button>
      {active.map((field) => (
        <Chip
          key={field}
          field={field}
          value={value[field]!}
          choices={{ ...choices, state: states }}
          onRemove={() => onChange({ [field]: undefined })}
        />
      ))}
      <span className={classes.end}>
        {groupings ? (
          <NativeSelect
            size="xs"
            aria-label={t('grid:group.by')}
            value={group ?? ''}
            onChange={(event) => onGroup?.(event.currentTarget.value || undefined)}
            data={[{ value: '', label: t('grid:group.none') }, ...groupings]}
            data-testid="group-by"
          />
        ) : null}
        {children}
      </span>
      {isOpen ? (
        <FilterDialog
          fields={fields}
          value={value}
          kinds={kinds}
          states={states}
          choices={choices}
          onClose={() => setOpen(false)}
          onChange={(next) => {
            setOpen(false);
            onChange(next);
          }}
        />
      ) : null}
    </div>
  );
}

function Chip({ field, value, choices, onRemove }: { field: FilterField; value: string; choices: Choices; onRemove: () => void }) {
  const { t, language } = useText();
  const isParty = field === 'counterpartyId' && value !== 'none';
  const party = useQueryOf('counterparty.get', { id: value }, { enabled: isParty });
  const users = useQueryOf('user.list', {}, { enabled: field === 'user' });
  const text =
    value === 'none' ? (
      t('grid:filter.none')
    ) : field === 'dimensions' ? (
      <DimensionFilterText value={value} />
    ) : field === 'kind' ? (
      entryKindText(t, value)
    ) : choices[field] ? (
      (choices[field].find((word) => word.value === value)?.label ?? value)
    ) : field === 'user' ? (
      (users.data?.find(({ id }) => id === value)?.name ?? '…')
    ) : isParty ? (
      (party.data?.name ?? '…')
    ) : field === 'least' || field === 'most' ? (
      formatDecimal(value, language)
    ) : (
      value
    );
  const name = t(`grid:filter.field.${field}`);
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': t('grid:filter.remove', { filter: name }), 'aria-hidden': false, tabIndex: 0 }}
      data-testid={`chip-${field}`}
    >
      {name}: {text}
    </Pill>
  );
}
