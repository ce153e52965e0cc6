import { Button, Group } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { CalendarCheck, FileCheck, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { PeriodInfo } from '../../../shared/contracts/periods.ts';
import { useCompany, useMay } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText, PeriodText } from '../../ui/DateText.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { CertificateDialog } from './CertificateDialog.tsx';
import { ClosePeriodDialog } from './ClosePeriodDialog.tsx';
import { ReopenPeriodDialog } from './ReopenPeriodDialog.tsx';
import { YearEndDialog } from './YearEndDialog.tsx';

const tones = { open: 'neutral', 'soft-closed': 'warn', 'hard-closed': 'locked' } as const;
/** Rows in a low window, and what stands around them in any, in rem. */
const leastShown = 18;
const around = 15;

/** Accounting months: closing one keeps it from changing, reopening leaves its reason in the history. */
export function PeriodsSection() {
  const { t } = useText();
  const mayClose = useMay('transactions:approve');
  const periods = useQueryOf('period.list', {});
  const [active, setActive] = useState<PeriodInfo>();
  const { country } = useCompany();
  const [dialog, setDialog] = useState<'close' | 'reopen' | 'certificate' | 'year' | null>(null);
  const fit = useRowsOfWindow();
  const columns: Column<PeriodInfo>[] = [
    { id: 'period', title: t('common:period.label'), width: 8.5, render: (row) => <PeriodText period={row.period} /> },
    {
      id: 'state',
      title: t('common:state'),
      width: 13,
      render: (row) => (
        <StatusMark tone={row.yearClosed ? 'locked' : tones[row.state]}>
          {/* The months of a closed year are all closed for good. */}
          {row.yearClosed ? t('periods:yearClosed') : t(`settings:periods.states.${row.state}`)}
        </StatusMark>
      ),
    },
    { id: 'entries', title: t('import:entries'), width: 6, align: 'end', render: (row) => row.entries },
    { id: 'changedAt', title: t('settings:periods.changed'), width: 9, render: (row) => <InstantText at={row.changedAt} /> },
    { id: 'changedBy', title: t('history:who'), width: 8, grow: 1, render: (row) => row.changedBy },
    { id: 'reason', title: t('settings:periods.reason'), width: 9, grow: 2, render: (row) => row.reason },
    { id: 'reopened', title: t('settings:periods.reopened'), width: 7.5, align: 'end', render: (row) => row.reopened || null },
  ];
  return (
    <>
      <Group gap="xs" mb="sm">
        {mayClose ? (
          <>
            <Button
              variant="default"
              disabled={!active || active.state === 'hard-closed'}
              leftSection={<Lock size={14} aria-hidden="true" />}
              onClick={() => setDialog('close')}
            >
              {t('settings:periods.close')}
            </Button>
            <Button
              variant="default"
              disabled={!active || active.state === 'open'}
              leftSection={<LockOpen size={14} aria-hidden="true" />}
              onClick={() => setDialog('reopen')}
            >
              {t('settings:periods.reopen')}
            </Button>
            {country === null ? null : (
              <Button
                variant="default"
                disabled={!periods.data?.length}
                leftSection={<CalendarCheck size={14} aria-hidden="true" />}
                onClick={() => setDialog('year')}
              >
                {t('periods:yearEnd')}
              </Button>
            )}
          </>
        ) : null}
        <Button
          variant="default"
          disabled={!active?.certificates}
          leftSection={<FileCheck size={14} aria-hidden="true" />}
          onClick={() => setDialog('certificate')}
        >
          {t('periods:certificate')}
        </Button>
      </Group>
      <QueryProblem error={periods.error} retry={periods.refetch} />
      <DataGrid
        name="periods"
        label={t('settings:periods.title')}
        columns={columns}
        rows={periods.data ?? []}
        loading={periods.isPending}
        onActive={setActive}
        fit={fit}
        empty={t('settings:periods.empty')}
      />
      {dialog === 'close' && active ? <ClosePeriodDialog period={active} onClose={() => setDialog(null)} /> : null}
      {dialog === 'certificate' && active ? <CertificateDialog period={active} onClose={() => setDialog(null)} /> : null}
      {dialog === 'year' ? (
        <YearEndDialog year={Number((active?.period ?? periods.data?.[0]?.period ?? '').slice(0, 4))} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'reopen' && active ? <ReopenPeriodDialog period={active} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

/** As many months as the window has room for: none is out of sight without need. */
function useRowsOfWindow(): number {
  const { height } = useViewportSize();
  const style = getComputedStyle(document.documentElement);
  const row = Number.parseFloat(style.getPropertyValue('--davtari-row'));
  return Math.max(leastShown, Math.floor((height - around * Number.parseFloat(style.fontSize)) / row));
}
