import { Button, Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { addMonths, type Period, periodOf, readPeriod } from '../../../shared/dates/period.ts';
import { useCompany, useMayAct, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { KnownOnInput, KnownOnLine } from '../../ui/KnownOn.tsx';
import { readKnownOn } from '../../ui/known-on.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';
import { CellDrawer } from './CellDrawer.tsx';
import { ChangedCells } from './ChangedCells.tsx';
import { Corrections } from './Corrections.tsx';
import { EnterCellDialog } from './EnterCellDialog.tsx';
import { FileReturn } from './FileReturn.tsx';
import { LatenessPanel } from './LatenessPanel.tsx';
import { NotRegistered } from './NotRegistered.tsx';
import { ProportionPanel } from './ProportionPanel.tsx';
import { ReturnChecks } from './ReturnChecks.tsx';
import { ReturnFiles } from './ReturnFiles.tsx';
import { ReturnPrints } from './ReturnPrints.tsx';
import { ReturnSummary } from './ReturnSummary.tsx';
import { ReturnTable } from './ReturnTable.tsx';
import { hasCorrections } from './return-cells.ts';

/** The VAT return of a month as the form itself. Month and opened cell are in the address: Back returns to the same figure. */
export function VatReturnScreen() {
  const { t, language, nameOf } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const { vatPayer } = useCompany();
  const search = useSearch({ from: '/company/vat-return' });
  const { period: asked, cell } = search;
  const known = readKnownOn(search.knownOn);
  const then = known === undefined ? {} : { knownOn: known };
  // The month that is due next, unless the address names one.
  const period: Period = readPeriod(asked ?? '') ?? addMonths(periodOf(today), -1);
  const query = useQueryOf('vatReturn.get', { period, ...then });
  const [preview, setPreview] = useState(false);
  const pdf = useQueryOf('vatReturn.pdf', { period, language }, { enabled: preview });
  const [wished, setWished] = useState<boolean>();
  const info = query.data;
  const mayFile = useMayAct('reports:tax');
  // An earlier state is looked at: what is checked, filed or entered is the present one.
  const isNow = known === undefined;
  const checks = useQueryOf('vatReturn.check', { period }, { enabled: isNow });
  const show = (next: { period?: string; cell?: string | undefined; knownOn?: string | undefined }) =>
    void navigate({ to: '/vat-return', search: { period, knownOn: search.knownOn, ...next } });
  const [entering, setEntering] = useState<string>();
  const corrections = wished ?? (info ? hasCorrections(info) : false);

  const title = t('common:nav.vat-return');
  const formName = info && nameOf(info.form.names);

  return (
    <Screen name="vat-return">
      <PageHeader title={title} aside={formName?.startsWith(title) ? undefined : formName}>
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          disabled={!info || !isNow}
          onClick={() => setPreview(true)}
          data-testid="open-pdf"
        >
          {t('documents:pdf.open')}
        </Button>
        {info && isNow && vatPayer && checks.data ? <FileReturn info={info} findings={checks.data} /> : null}
      </PageHeader>
      <Toolbar>
        <PeriodPicker label={t('common:period.label')} value={period} onChange={(next) => show({ period: next })} />
        <Switch
          label={t('vat:showCorrections')}
          checked={corrections}
          onChange={(event) => setWished(event.currentTarget.checked)}
          pb={6}
        />
        <KnownOnInput value={search.knownOn} onChange={(knownOn) => show({ knownOn })} />
      </Toolbar>
      <KnownOnLine value={search.knownOn} onChange={(knownOn) => show({ knownOn })} />
      <QueryProblem error={query.error ?? checks.error} retry={query.error ? query.refetch : checks.refetch} />
      {info ? (
        <>
          <NotRegistered />
          <ReturnSummary info={info} />
          {isNow ? <LatenessPanel period={period} due={info.dueDate} /> : null}
          <ChangedCells info={info} />
          <Corrections info={info} />
          {info.parts.map((part) => (
            <ReturnTable
              key={part.id}
              part={part}
              withCorrections={corrections}
              open={cell}
              changed={new Set(info.changedSinceFiling.map((change) => change.cell))}
              onOpen={(id) => show({ cell: id })}
              onEnter={mayFile && isNow && !info.filed ? setEntering : undefined}
            />
          ))}
          {isNow ? <ProportionPanel period={period} /> : null}
          {!isNow || checks.data === undefined || (info.filed && info.changedSinceFiling.length === 0) ? null : (
            <ReturnChecks findings={checks.data} />
          )}
          {isNow ? <ReturnFiles period={period} /> : null}
          {isNow ? <ReturnPrints info={info} /> : null}
          {entering === undefined ? null : <EnterCellDialog info={info} cell={entering} onClose={() => setEntering(undefined)} />}
          <CellDrawer info={info} cell={cell} knownOn={known} onClose={() => show({ cell: undefined })} />
        </>
      ) : null}
      <PdfDialog
        title={`${t('common:nav.vat-return')} ${period}`}
        opened={preview}
        onClose={() => setPreview(false)}
        file={pdf.data}
        error={pdf.error}
      />
    </Screen>
  );
}
