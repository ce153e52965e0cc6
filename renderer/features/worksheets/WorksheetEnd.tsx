import type { WorksheetInfo } from '../../../shared/contracts/worksheets.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import classes from './worksheets.module.css';

/** Under the rows: what is paid when, how it would be booked, what to know, and what it was computed from. */
export function WorksheetEnd({ info }: { info: WorksheetInfo }) {
  const { t, nameOf } = useText();
  const rowName = (code: string) => `${code} ${nameOf(info.rows.find((row) => row.code === code)?.names ?? {})}`;
  return (
    <>
      <Payments info={info} rowName={rowName} />
      <Postings info={info} rowName={rowName} />
      {info.notes.map((names) => (
        <p key={nameOf(names)} className={classes.remark}>
          {nameOf(names)}
        </p>
      ))}
      <p className={classes.note}>
        <span title={info.headHash}>{t('vat:computedFrom', { position: info.position, hash: info.headHash.slice(0, 12) })}</span> ·{' '}
        {t('vat:rules', { form: info.version, pack: info.packVersion })}
      </p>
    </>
  );
}

interface Props {
  info: WorksheetInfo;
  rowName: (code: string) => string;
}

function Payments({ info, rowName }: Props) {
  const { t, language } = useText();
  if (info.payments.length === 0) return null;
  return (
    <section aria-labelledby="worksheet-payments" className={classes.part}>
      <h2 id="worksheet-payments" className={classes.title}>
        {t('taxes:sheet.payments')}
      </h2>
      <table className={classes.lines} data-testid="worksheet-payments">
        <tbody>
          {info.payments.map(({ row, amount, due, originalDue }) => (
            <tr key={due}>
              <th scope="row">{rowName(row)}</th>
              <td>
                {t('taxes:sheet.payBy')} <DateText on={due} />
                {due === originalDue ? null : (
                  <span className={classes.small}> · {t('taxes:movedFrom', { day: formatDate(originalDue, language) })}</span>
                )}
              </td>
              <td className={classes.amount}>
                <Money amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Postings({ info, rowName }: Props) {
  const { t } = useText();
  if (info.postings.length === 0) return null;
  return (
    <section aria-labelledby="worksheet-postings" className={classes.part}>
      <h2 id="worksheet-postings" className={classes.title}>
        {t('taxes:sheet.postings')}
      </h2>
      <table className={classes.lines} data-testid="worksheet-postings">
        <tbody>
          {info.postings.map(({ row, debit, credit, amount }) => (
            <tr key={`${row} ${debit} ${credit}`}>
              <th scope="row">{rowName(row)}</th>
              <td>
                {t('common:debit')} {debit} · {t('common:credit')} {credit}
              </td>
              <td className={classes.amount}>
                <Money amount={amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
