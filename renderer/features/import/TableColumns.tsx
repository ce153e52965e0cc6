import { NativeSelect, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { ImportTable } from '../../../shared/contracts/app.ts';
import { rolesOf, tableRoles } from '../../../shared/interchange/csv-columns.ts';
import { likelyDelimiters, readRows } from '../../../shared/interchange/csv-table.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './ImportScreen.module.css';

/** The first row of a table, if the text is one. */
export function headerOf(content: string): readonly string[] | undefined {
  // The beginning is enough, and a book of many megabytes is not read twice.
  const beginning = content.slice(0, 20_000);
  for (const delimiter of likelyDelimiters(beginning)) {
    const { rows } = readRows(beginning.slice(0, Math.max(0, beginning.lastIndexOf('\n')) || undefined), delimiter);
    const header = rows[0]?.cells;
    if (header && header.length > 2) return header;
  }
  return undefined;
}

/** What each column of a table means, as its header says it and a person corrects it. */
export function TableColumns({
  content,
  value,
  onChange,
}: {
  content: string;
  value: ImportTable;
  onChange: (value: ImportTable) => void;
}) {
  const { t } = useText();
  const header = useMemo(() => headerOf(content), [content]);
  if (!header) return null;
  const guessed = Object.fromEntries([...rolesOf(header)].filter(([role]) => (tableRoles as readonly string[]).includes(role)));
  const columns: NonNullable<ImportTable['columns']> = value.columns ?? guessed;
  const choose = (role: (typeof tableRoles)[number], column: string) => {
    const { [role]: _before, ...others } = columns;
    onChange({ ...value, columns: column === '' ? others : { ...others, [role]: Number(column) } });
  };
  return (
    <section aria-labelledby="import-columns">
      <Title order={2} id="import-columns" mb="xs">
        {t('import:columns.title')}
      </Title>
      <p className={classes.intro}>{t('import:columns.explained')}</p>
      <div className={classes.fields}>
        {tableRoles.map((role) => (
          <NativeSelect
            key={role}
            label={t(`import:columns.${role}`)}
            value={columns[role] === undefined ? '' : String(columns[role])}
            onChange={(event) => choose(role, event.currentTarget.value)}
            data={[
              { value: '', label: t('import:columns.none') },
              ...header.map((name, index) => ({ value: String(index), label: name || `${index + 1}` })),
            ]}
            w={170}
          />
        ))}
        <NativeSelect
          label={t('import:columns.dates')}
          value={value.dateOrder ?? ''}
          onChange={(event) => {
            const { dateOrder: _before, ...others } = value;
            const order = event.currentTarget.value;
            onChange(order === '' ? others : { ...others, dateOrder: order as 'dmy' | 'mdy' });
          }}
          data={[
            { value: '', label: t('import:columns.asWritten') },
            { value: 'dmy', label: t('import:columns.dmy') },
            { value: 'mdy', label: t('import:columns.mdy') },
          ]}
          w={170}
        />
        <NativeSelect
          label={t('import:columns.mark')}
          value={value.decimalMark ?? ''}
          onChange={(event) => {
            const { decimalMark: _before, ...others } = value;
            const mark = event.currentTarget.value;
            onChange(mark === '' ? others : { ...others, decimalMark: mark as '.' | ',' });
          }}
          data={[
            { value: '', label: t('import:columns.asWritten') },
            { value: '.', label: '1,234.50' },
            { value: ',', label: '1.234,50' },
          ]}
          w={170}
        />
      </div>
    </section>
  );
}
