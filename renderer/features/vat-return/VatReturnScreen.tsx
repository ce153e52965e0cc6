import { Button, Switch } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { addMonths, type Period, periodOf, readPeriod } from '../../../shared/dates/period.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
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
import { ReturnChecks } from './ReturnChecks.tsx';
import { ReturnFiles } from './ReturnFiles.tsx';
import { ReturnSummary } from './ReturnSummary.tsx';
import { ReturnTable } from './ReturnTable.tsx';
import { hasCorrections } from './return-cells.ts';

/** The VAT return of a month as the form itself. Month and opened cell are in the address: Back returns to the same figure. */
export function VatReturnScreen() {
  const { t, language, nameOf } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const { period: asked, cell } = useSearch({ from: '/company/vat-return' });
  // The month that is due next, unless the address names one.
  const period: Period = readPeriod(asked ?? '') ?? addMonths(periodOf(today), -1);
  const query = useQueryOf('vatReturn.get', { period });
  const [preview, setPreview] = useState(false);
  const pdf = useQueryOf('vatReturn.pdf', { period, language }, { enabled: preview });
  const [wished, setWished] = useState<boolean>();
  const info = query.data;
  const mayFile = useMayAct('reports:tax');
  const checks = useQueryOf('vatReturn.check', { period });
  const [entering, setEntering] = useState<string>();
  const corrections = wished ?? (info ? hasCorrections(info) : false);

  const title = t('common:nav.vat-return');
  const formName = info && nameOf(info.form.names);

  return (
    <Screen name="vat-return">
      <PageHeader title={title} aside={formName === title ? undefined : formName}>
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          disabled={!info}
          onClick={() => setPreview(true)}
          data-testid="open-pdf"
        >
          {t('documents:pdf.open')}
        </Button>
        {info && checks.data ? <FileReturn info={info} findings={checks.data} /> : null}
      </PageHeader>
      <Toolbar>
        <PeriodPicker
          label={t('common:period.label')}
          value={period}
          onChange={(next) => void navigate({ to: '/vat-return', search: { period: next } })}
        />
        <Switch
          label={t('vat:showCorrections')}
          checked={corrections}
          onChange={(event) => setWished(event.currentTarget.checked)}
          pb={6}
        />
      </Toolbar>
      <QueryProblem error={query.error ?? checks.error} retry={query.error ? query.refetch : checks.refetch} />
      {info ? (
        <>
          <ReturnSummary info={info} />
          <ChangedCells info={info} />
          <Corrections info={info} />
          {info.parts.map((part) => (
            <ReturnTable
              key={part.id}
              part={part}
              withCorrections={corrections}
              open={cell}
              changed={new Set(info.changedSinceFiling.map((change) => change.cell))}
              onOpen={(id) => void navigate({ to: '/vat-return', search: { period, cell: id } })}
              onEnter={mayFile && !info.filed ? setEntering : undefined}
            />
          ))}
          {checks.data === undefined || (info.filed && info.changedSinceFiling.length === 0) ? null : (
            <ReturnChecks findings={checks.data} />
          )}
          <ReturnFiles period={period} />
          {entering === undefined ? null : <EnterCellDialog info={info} cell={entering} onClose={() => setEntering(undefined)} />}
          <CellDrawer info={info} cell={cell} onClose={() => void navigate({ to: '/vat-return', search: { period } })} />
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
