import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type FlowName, flows, type MovedDocument } from '../../../shared/contracts/intrastat.ts';
import { addMonths, type Period, periodOf, readPeriod } from '../../../shared/dates/period.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import classes from '../vat-return/vat.module.css';
import { DeclarationButtons, WhyNoMessage } from './DeclarationButtons.tsx';
import { DeclaredLines } from './DeclaredLines.tsx';
import { DescribeGoodsDialog } from './DescribeGoodsDialog.tsx';
import { IntrastatFindings } from './IntrastatFindings.tsx';
import own from './intrastat.module.css';
import { MovedDocuments } from './MovedDocuments.tsx';
import { isFreeOf, WatchedLimits } from './WatchedLimits.tsx';

/** Goods moved between member states: a month of one flow, from its documents to the message. Both are in the address. */
export function IntrastatScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: '/company/intrastat' });
  // The month that is due next, unless the address names one.
  const period: Period = readPeriod(search.period ?? '') ?? addMonths(periodOf(today), -1);
  const flow: FlowName = flows.find((name) => name === search.flow) ?? 'arrivals';
  const documents = useQueryOf('intrastat.documents', { period, flow });
  const query = useQueryOf('intrastat.get', { period, flow });
  const [describing, setDescribing] = useState<MovedDocument>();
  const mayDescribe = useMayAct('transactions:write');
  const info = query.data;
  const watch = useQueryOf('intrastat.watch', { year: Number(period.slice(0, 4)) }).data?.find((each) => each.flow === flow);
  // Where nothing has to be declared, nothing is wrong with what is not ready for it.
  const isFree = watch !== undefined && isFreeOf(watch, period);
  // A document the address names is described at once.
  const named = mayDescribe ? documents.data?.find(({ documentId }) => documentId === search.document) : undefined;
  const shown = describing ?? named;
  const close = () => {
    setDescribing(undefined);
    if (search.document !== undefined) void navigate({ to: '/intrastat', search: { period, flow }, replace: true });
  };
  const open = (document: MovedDocument) =>
    mayDescribe ? setDescribing(document) : void navigate({ to: '/documents/$documentId', params: { documentId: document.documentId } });
  return (
    <Screen name="intrastat">
      <PageHeader title={t('common:nav.intrastat')}>
        {info ? <DeclarationButtons key={`${period} ${flow}`} info={info} /> : null}
      </PageHeader>
      <Toolbar>
        <PeriodPicker
          label={t('common:period.label')}
          value={period}
          onChange={(next) => void navigate({ to: '/intrastat', search: { period: next, flow } })}
        />
        <NativeSelect
          label={t('intrastat:flow.label')}
          value={flow}
          onChange={(event) => void navigate({ to: '/intrastat', search: { period, flow: event.currentTarget.value } })}
          data={flows.map((value) => ({ value, label: t(`intrastat:flow.${value}`) }))}
          w={180}
          data-testid="intrastat-flow"
        />
      </Toolbar>
      <QueryProblem error={query.error ?? documents.error} retry={query.error ? query.refetch : documents.refetch} />
      <WatchedLimits year={Number(period.slice(0, 4))} period={period} flow={flow} />
      {info ? (
        <>
          <WhyNoMessage info={info} isFree={isFree} />
          <Figures
            of={[
              {
                id: 'intrastat-value',
                label: t('intrastat:totals.value'),
                value: <Money amount={info.totals.value} currency={info.currency} strong />,
              },
              { id: 'intrastat-mass', label: t('intrastat:totals.mass'), value: <Money amount={info.totals.netMass} /> },
              { id: 'intrastat-due', label: t('intrastat:totals.due'), value: <DateText on={info.dueDate} /> },
            ]}
          />
          <section className={own.table} aria-label={t('intrastat:documents.title')}>
            <h2 className={classes.title}>{t('intrastat:documents.title')}</h2>
            <p className={classes.note}>{t(mayDescribe ? 'intrastat:documents.hint' : 'intrastat:documents.hintRead')}</p>
            <MovedDocuments
              rows={documents.data ?? []}
              loading={documents.isPending}
              onOpen={open}
              autoFocus={named === undefined}
              isFree={isFree}
            />
          </section>
          <IntrastatFindings findings={info.findings} isFree={isFree} />
          <section className={own.table} aria-label={t('intrastat:lines.title')}>
            <h2 className={classes.title}>{t('intrastat:lines.title')}</h2>
            <DeclaredLines info={info} />
          </section>
        </>
      ) : null}
      {shown ? <DescribeGoodsDialog key={shown.documentId} document={shown} onClose={close} /> : null}
    </Screen>
  );
}
