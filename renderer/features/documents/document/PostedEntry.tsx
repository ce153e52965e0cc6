import { Link } from '@tanstack/react-router';
import { baseOn, useCompany } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import { QueryProblem } from '../../../ui/QueryProblem.tsx';
import { codesText, dimensionsOf } from '../../dimensions/line-dimensions.ts';
import classes from './EntryTable.module.css';
import { EntryTable } from './EntryTable.tsx';

/** The entry a document made and its VAT, as recorded. */
export function PostedEntry({ entryId }: { entryId: string }) {
  const { t, nameOf } = useText();
  const company = useCompany();
  const query = useQueryOf('journal.entry', { entryId }, { enabled: entryId !== '' });
  const entry = query.data;
  if (query.error) return <QueryProblem error={query.error} retry={query.refetch} />;
  if (!entry) return null;
  return (
    <div className={classes.panel} data-testid="panel-entry">
      <h2 className={classes.title}>
        <Link to="/entry/$entryId" params={{ entryId }}>
          {t('documents:panel.entryNumber', { number: entry.number })}
        </Link>{' '}
        <span className={classes.unit}>{baseOn(company, entry.date)}</span>
      </h2>
      <EntryTable
        lines={entry.lines.map(({ accountCode, accountNames, debit, credit, dimensions }) => ({
          code: accountCode,
          name: nameOf(accountNames),
          debit,
          credit,
          sortedBy: codesText(dimensionsOf(dimensions)),
        }))}
      />
      {entry.taxDetails.length > 0 ? (
        <>
          <h2 className={classes.title}>{t('common:vat')}</h2>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('documents:column.taxCode')}</th>
                <th scope="col" className={classes.figure}>
                  {t('documents:panel.taxable')}
                </th>
                <th scope="col" className={classes.figure}>
                  {t('common:vat')}
                </th>
              </tr>
            </thead>
            <tbody>
              {entry.taxDetails.map(({ taxCode, taxable, vat, source }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: recorded details never move
                <tr key={index}>
                  <td title={nameOf(source)}>{taxCode}</td>
                  <td className={classes.figure}>
                    <Money amount={taxable} />
                  </td>
                  <td className={classes.figure}>
                    <Money amount={vat} dashZero />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </div>
  );
}
