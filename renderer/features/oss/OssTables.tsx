import type { OssReturnInfo } from '../../../shared/contracts/oss.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from '../vat-return/vat.module.css';

interface Props {
  info: OssReturnInfo;
  onOpen: (row: { state: string; kind?: string; rate?: string; origin?: string }) => void;
}

/** What is declared to each state, by kind and rate, and what it is owed. A row opens its documents. */
export function StateTable({ info, onOpen }: Props) {
  const { t, nameOf, language } = useText();
  if (info.lines.length === 0 && info.corrections.length === 0)
    return <EmptyState title={t(info.isComputed ? 'oss:empty' : 'oss:notComputed')} />;
  return (
    <section className={classes.part} aria-label={t('oss:states.title')}>
      <h2 className={classes.title}>{t('oss:states.title')}</h2>
      <div className={classes.scroll}>
        <table className={classes.table} data-testid="oss-states">
          <thead>
            <tr>
              <th scope="col">{t('oss:state')}</th>
              <th scope="col">{t('oss:kind.label')}</th>
              <th scope="col" className={classes.amount}>
                {t('oss:rate.label')}
              </th>
              <th scope="col" className={classes.amount}>
                {t('oss:base')}
              </th>
              <th scope="col" className={classes.amount}>
                {t('oss:vat')}
              </th>
            </tr>
          </thead>
          <tbody>
            {info.balances.map((balance) => {
              const lines = info.lines.filter(({ state }) => state === balance.state);
              return [
                ...lines.map((line) => (
                  <tr key={`${line.state} ${line.kind} ${line.rate}`}>
                    <th scope="row">
                      <button
                        type="button"
                        className={classes.open}
                        onClick={() => onOpen({ state: line.state, kind: line.kind, rate: line.rate, origin: info.quarter })}
                        data-testid={`oss-line-${line.state}-${line.kind}-${line.rate}`}
                      >
                        {line.state} · {nameOf(line.names)}
                      </button>
                    </th>
                    <td>{t(`oss:kind.${line.kind}`)}</td>
                    <td className={classes.amount}>
                      {line.confirmed ? null : <StatusMark tone="warn">{t('oss:rate.check')}</StatusMark>}{' '}
                      {formatDecimal(line.rate, language)} %
                    </td>
                    <td className={classes.amount}>
                      <Money amount={line.base} />
                    </td>
                    <td className={classes.amount}>
                      <Money amount={line.vat} />
                    </td>
                  </tr>
                )),
                <tr key={balance.state} data-total>
                  <th scope="row" colSpan={4}>
                    {t('oss:balanceOf', { state: nameOf(balance.names) })}
                    {/[1-9]/.test(balance.corrections)
                      ? ` (${t('oss:withCorrections', { amount: formatDecimal(balance.corrections, language) })})`
                      : ''}
                    {balance.balance.startsWith('-') ? ` · ${t('oss:paysBack')}` : ''}
                  </th>
                  <td className={classes.amount} data-testid={`oss-balance-${balance.state}`}>
                    <Money amount={balance.balance} />
                  </td>
                </tr>,
              ];
            })}
          </tbody>
        </table>
      </div>
      {info.exchangeRates.length > 0 ? (
        <p className={classes.note}>
          {t('oss:rates.title')}{' '}
          {info.exchangeRates.map(({ currency, rate }) => `1 EUR = ${formatDecimal(rate, language)} ${currency}`).join('; ')}
        </p>
      ) : null}
      <p className={classes.note}>{t('oss:booked', { account: info.account, amount: formatDecimal(info.booked, language) })}</p>
    </section>
  );
}

/** What this return changes in earlier ones, and what no return can change any more. */
export function CorrectionTable({ info, onOpen }: Props) {
  const { t, nameOf } = useText();
  const rows = [...info.corrections.map((row) => ({ ...row, isLate: false })), ...info.tooLate.map((row) => ({ ...row, isLate: true }))];
  if (rows.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t('oss:correctionsOf')}>
      <h2 className={classes.title}>{t('oss:correctionsOf')}</h2>
      <div className={classes.scroll}>
        <table className={classes.table} data-testid="oss-corrections">
          <thead>
            <tr>
              <th scope="col">{t('oss:quarter.label')}</th>
              <th scope="col">{t('oss:state')}</th>
              <th scope="col" className={classes.amount}>
                {t('oss:vat')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ quarter, state, names, vat, isLate }) => (
              <tr key={`${quarter} ${state} ${isLate}`}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.open}
                    onClick={() => onOpen({ state, origin: quarter })}
                    data-testid={`oss-correction-${quarter}-${state}`}
                  >
                    {t('oss:quarter.of', { number: quarter.slice(6), year: quarter.slice(0, 4) })}
                  </button>
                </th>
                <td>
                  {state} · {nameOf(names)} {isLate ? <StatusMark tone="warn">{t('oss:tooLate')}</StatusMark> : null}
                </td>
                <td className={classes.amount}>
                  <Money amount={vat} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
