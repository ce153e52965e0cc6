import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { useBaseOn, useToday } from '../../app/company-context.ts';
import { type Translate, useText } from '../../i18n/use-text.ts';
import { DateText, InstantText } from '../../ui/DateText.tsx';
import { type Figure, Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './vat.module.css';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** What is owed or carried, until when, and what the figures were computed from. */
export function ReturnSummary({ info }: { info: VatReturnInfo }) {
  const { t } = useText();
  const { baseCurrency } = useBaseOn(lastDay(info.period));
  const today = useToday();
  const { filed } = info;
  // Once filed, what was filed is what counts; the books of today are shown beside it where they differ.
  const figures: Figure[] = [
    { id: 'vat-result', ...result(t, filed ?? info, baseCurrency, filed ? 'Filed' : '') },
    ...(filed && info.changedSinceFiling.length > 0 ? [{ id: 'vat-now', ...result(t, info, baseCurrency, 'Now') }] : []),
    { id: 'due-date', label: t('vat:due'), value: <DateText on={info.dueDate} /> },
    {
      id: 'return-state',
      label: t('common:state'),
      value: filed ? (
        <StatusMark tone="good">{t('vat:filed')}</StatusMark>
      ) : !info.isOwed ? (
        <StatusMark tone="neutral">{t('vat:notOwed')}</StatusMark>
      ) : info.dueDate < today ? (
        <StatusMark tone="warn">{t('vat:overdue')}</StatusMark>
      ) : (
        <StatusMark tone="neutral">{t('vat:notFiled')}</StatusMark>
      ),
    },
  ];
  if (!isZero(info.roundingDifference)) {
    figures.push({
      id: 'rounding',
      label: t('vat:rounding'),
      value: <Money amount={info.roundingDifference} currency={baseCurrency} />,
    });
  }
  return (
    <section aria-label={t('vat:summary')}>
      <Figures of={figures} />
      {filed ? (
        <p className={classes.note}>
          {t('vat:filedBy', { name: filed.by })} <InstantText at={filed.at} /> · {t('vat:atPosition', { position: filed.position })} ·{' '}
          <span title={filed.pdfSha256}>{t('vat:pdfHash', { hash: filed.pdfSha256.slice(0, 12) })}</span>
        </p>
      ) : null}
      <p className={classes.note} data-testid="computed-from">
        <span title={info.headHash}>{t('vat:computedFrom', { position: info.position, hash: info.headHash.slice(0, 12) })}</span> ·{' '}
        {t('vat:rules', { form: info.form.version, pack: info.packVersion })}
      </p>
      {isZero(info.roundingDifference) ? null : <p className={classes.note}>{t('vat:roundingWhy')}</p>}
    </section>
  );
}

interface Amounts {
  payable: string;
  credit: string;
}

function result(t: Translate, { payable, credit }: Amounts, currency: string, state: '' | 'Filed' | 'Now') {
  const owed = isZero(credit) || !isZero(payable);
  return {
    label: owed ? t(`vat:payable${state}`) : t(`vat:credit${state}`),
    value: <Money amount={owed ? payable : credit} currency={currency} strong />,
  };
}
