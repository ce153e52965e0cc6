import type { TextInputProps } from '@mantine/core';
import type { DimensionInfo, DimensionValueInfo } from '../../../shared/contracts/dimensions.ts';
import { type SearchIndex, search, searchIndex } from '../../../shared/search/rank.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Found } from '../../ui/Found.tsx';
import classes from '../../ui/Lookup.module.css';
import { Lookup } from '../../ui/Lookup.tsx';
import { useRecentPicks } from '../../ui/use-recent-picks.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'accept'> {
  dimension: DimensionInfo;
  /** Code of the value; undefined for none. */
  value: string | undefined;
  onChange: (code: string | null) => void;
  /** Told what was typed when no value is called so. */
  onAdd: (typed: string) => void;
}

const shownAtOnce = 60;
/** Made once for each list of values, not once a key. Values out of use are not offered. */
const indexes = new WeakMap<readonly DimensionValueInfo[], SearchIndex<DimensionValueInfo>>();

function indexOf(values: readonly DimensionValueInfo[]): SearchIndex<DimensionValueInfo> {
  const known = indexes.get(values);
  if (known) return known;
  const active = values.filter((value) => value.active);
  const index = searchIndex(active, ({ code, name }) => ({ codes: [code], names: [name] }));
  indexes.set(values, index);
  return index;
}

const nameBeside = ({ code, name }: DimensionValueInfo) => (name === code ? '' : name);

/** Finds a value of a dimension by its code or its name in any script and spelling. Shows "code name". */
export function DimensionPicker({ dimension, value, onChange, onAdd, onFocus, ...field }: Props) {
  const { t } = useText();
  const mayAdd = useMay('transactions:write');
  const { placeOf, remember, refresh } = useRecentPicks(`dimension ${dimension.code}`);
  const { values } = dimension;
  const chosen = values.find(({ code }) => code === value);
  return (
    <Lookup
      {...field}
      shown={chosen ? `${chosen.code} ${nameBeside(chosen)}`.trim() : (value ?? '')}
      search={(typed) => search(indexOf(values), typed, { limit: shownAtOnce, recent: ({ code }) => placeOf(code) })}
      exact={(typed) => values.find(({ code, active }) => active && code === typed.toUpperCase())}
      keyOf={({ code }) => code}
      onFocus={(event) => {
        refresh();
        onFocus?.(event);
      }}
      onPick={(picked) => {
        if (picked) remember(picked.code);
        onChange(picked?.code ?? null);
      }}
      renderItem={(each, typed) => (
        <>
          <span className={classes.code}>
            <Found text={each.code} typed={typed} />
          </span>
          {nameBeside(each) === '' ? null : <Found text={nameBeside(each)} typed={typed} />}
        </>
      )}
      {...(mayAdd && dimension.active ? { onAdd, addLabel: (typed: string) => t('entry-form:dimension.addNamed', { name: typed }) } : {})}
    />
  );
}
