import type { ImportDryRun } from '../../../shared/contracts/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './ImportScreen.module.css';

const rowsShown = 16;
const isZero = (amount: string) => !/[1-9]/.test(amount);

/** What the book says of each account, and what the import made of it when it was tried. */
export function DryRunTable({ of }: { of: ImportDryRun }) {
  const { t, nameOf } = useText();
  const different = of.rows.filter(({ difference }) => !isZero(difference)).length;
  return (
    <>
      <p className={classes.intro} data-testid="import-verdict" role="status">
        <StatusMark tone={different === 0 ? 'good' : 'warn'}>
          {different === 0 ? t('import:dryRun.agrees', { count: of.entries }) : t('import:dryRun.differs', { number: different })}
        </StatusMark>
        {of.known > 0 ? ` ${t('import:dryRun.known', { number: of.known })}` : ''}
      </p>
      <DataGrid
        name="import-dry-run"
        label={t('import:dryRun.title')}
        rows={of.rows}
        fit={rowsShown}
        empty={t('import:dryRun.none')}
        columns={[
          { id: 'account', title: t('common:account'), width: 6, render: ({ account }) => account },
          { id: 'name', title: t('common:name'), width: 9, grow: 2, render: ({ names }) => nameOf(names) },
          { id: 'from', title: t('import:mapping.source'), width: 9, grow: 2, render: ({ from }) => from.join(', ') },
          { id: 'source', title: t('import:dryRun.source'), width: 9, align: 'end', render: ({ source }) => <Money amount={source} /> },
          { id: 'result', title: t('import:dryRun.result'), width: 10, align: 'end', render: ({ result }) => <Money amount={result} /> },
          {
            id: 'difference',
            title: t('import:dryRun.difference'),
            width: 7,
            align: 'end',
            render: ({ difference }) => <Money amount={difference} dashZero />,
          },
        ]}
      />
    </>
  );
}
