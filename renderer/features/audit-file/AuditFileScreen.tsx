import { Button, FileButton, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileCheck, FileUp } from 'lucide-react';
import { useState } from 'react';
import type { AuditFileWanted } from '../../../shared/contracts/audit-file.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { addMonths, firstDay, lastDay, periodOf, readPeriod } from '../../../shared/dates/period.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './audit-file.module.css';
import { DeclareDialog } from './DeclareDialog.tsx';
import { DeclaredPart } from './DeclaredPart.tsx';
import { FindingsList } from './FindingsList.tsx';

type Kind = AuditFileWanted['kind'];
/** Assets and stocks of a file that was chosen, as text. */
interface Data {
  readonly kind: Kind;
  readonly name: string;
  readonly text: string;
}

const mostBytes = 50_000_000;

/** An audit file: what it is about, what it still lacks with the way there, and its writing. Kind and period are in the address. */
export function AuditFileScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const mayAct = useMayAct('reports:tax');
  const search = useSearch({ from: '/company/audit-file' });
  const kind: Kind = search.kind ?? 'monthly';
  const [data, setData] = useState<Data>();
  const [tooLarge, setTooLarge] = useState(false);
  const before = addMonths(periodOf(today), -1);
  const period = readPeriod(search.period ?? '') ?? before;
  const year = /^20\d\d$/.test(search.year ?? '') ? Number(search.year) : Number(today.slice(0, 4)) - 1;
  const from = readDate(search.from ?? '') ?? firstDay(before);
  const to = readDate(search.to ?? '') ?? lastDay(before);
  const brought = data?.kind === kind ? data : undefined;
  const wanted: AuditFileWanted =
    kind === 'monthly'
      ? { kind, period }
      : kind === 'annual'
        ? { kind, year, data: brought?.text ?? '' }
        : { kind, from, to, data: brought?.text ?? '' };
  const isReady = kind === 'monthly' || brought !== undefined;

  const declared = useQueryOf('auditFile.declared', {});
  const check = useQueryOf('auditFile.check', { wanted }, { enabled: isReady });
  const work = useQueryOf('app.auditFileWork', {});
  const write = useCommand('app.exportAuditFile');
  const stop = useCommand('app.stopAuditFile');
  const [written, setWritten] = useState<{ about: string; name: string; folder: string; bytes: number }>();
  const about = `${kind} ${kind === 'monthly' ? period : kind === 'annual' ? year : `${from} ${to}`}`;
  const running = work.data?.running ?? null;

  const change = (next: Partial<typeof search>) => {
    write.reset();
    void navigate({ to: '/audit-file', search: { ...search, ...next }, replace: true });
  };
  const choose = async (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > mostBytes);
    write.reset();
    if (file.size <= mostBytes) setData({ kind, name: file.name, text: await file.text() });
  };
  const send = async () => {
    setWritten(undefined);
    const answer = await write.run({ wanted });
    if (answer.ok) setWritten({ about, ...answer.value });
  };
  const findings = check.data?.findings ?? [];
  const isClear = isReady && check.data !== undefined && !check.isFetching && findings.length === 0;

  return (
    <Screen name="audit-file">
      <PageHeader title={t('common:nav.audit-file')} aside={t('audit-file:aside')}>
        {mayAct ? (
          <Button
            leftSection={<FileCheck size={14} aria-hidden="true" />}
            disabled={!isClear || running !== null}
            loading={write.busy && running === null}
            onClick={() => void send()}
            data-testid="write-audit-file"
          >
            {t('audit-file:write')}
          </Button>
        ) : null}
      </PageHeader>
      <Toolbar>
        <SegmentedControl
          aria-label={t('audit-file:kind')}
          value={kind}
          onChange={(value) => change({ kind: value === 'monthly' ? undefined : (value as 'annual' | 'on-demand') })}
          data={(['monthly', 'annual', 'on-demand'] as const).map((value) => ({ value, label: t(`audit-file:kinds.${value}`) }))}
        />
        {kind === 'monthly' ? (
          <PeriodPicker label={t('common:period.label')} value={period} onChange={(next) => change({ period: next })} />
        ) : null}
        {kind === 'annual' ? (
          <TextInput
            key={year}
            label={t('common:period.year')}
            defaultValue={String(year)}
            inputMode="numeric"
            maxLength={4}
            w={90}
            onBlur={(event) => change({ year: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Enter' && change({ year: event.currentTarget.value })}
          />
        ) : null}
        {kind === 'on-demand' ? (
          <>
            <DateInput label={t('common:from')} w={130} value={from} onChange={(on) => on && change({ from: on })} />
            <DateInput label={t('common:to')} w={130} value={to} onChange={(on) => on && change({ to: on })} />
          </>
        ) : null}
      </Toolbar>
      {kind === 'monthly' ? null : (
        <section className={classes.part} aria-label={t('audit-file:data.title')}>
          <h2 className={classes.title}>{t('audit-file:data.title')}</h2>
          <p className={classes.note}>{t(`audit-file:data.${kind}`)}</p>
          <Group gap="sm">
            <FileButton
              onChange={(file) => void choose(file)}
              accept="application/json,.json"
              inputProps={{ 'aria-label': t('audit-file:data.choose') }}
            >
              {(props) => (
                <Button {...props} variant="default" leftSection={<FileUp size={14} aria-hidden="true" />}>
                  {t('audit-file:data.choose')}
                </Button>
              )}
            </FileButton>
            <span>{brought?.name ?? t('audit-file:data.none')}</span>
          </Group>
          {tooLarge ? <Rejections of={[{ code: 'FILE_TOO_LARGE' }]} /> : null}
        </section>
      )}
      <DeclaredPart
        declared={declared.data}
        error={declared.error}
        retry={declared.refetch}
        onChange={mayAct ? () => change({ declare: true }) : undefined}
      />
      <section
        className={classes.part}
        aria-label={t('audit-file:missing.title')}
        aria-busy={isReady && check.isFetching}
        data-testid="audit-file-findings"
      >
        <h2 className={classes.title}>{t('audit-file:missing.title')}</h2>
        <QueryProblem error={check.error} retry={check.refetch} />
        {isReady && check.isFetching ? <p role="status">{t('audit-file:checking')}</p> : null}
        {isClear ? <StatusMark tone="good">{t('audit-file:missing.none')}</StatusMark> : null}
        <FindingsList findings={findings} onDeclare={mayAct ? () => change({ declare: true }) : undefined} />
        {isReady ? null : <p className={classes.note}>{t('audit-file:data.first')}</p>}
      </section>
      {check.data && check.data.onlyInLedger.length > 0 ? (
        <p className={classes.note} data-testid="audit-file-ledger-only">
          {t('audit-file:onlyInLedger', { count: check.data.onlyInLedger.length })}{' '}
          {check.data.onlyInLedger
            .slice(0, 20)
            .map(({ number }) => number)
            .join(', ')}
        </p>
      ) : null}
      <section className={classes.part} aria-live="polite">
        {running ? (
          <Group gap="sm">
            <span role="status">{t('audit-file:running', { done: running.done })}</span>
            <Button variant="default" onClick={() => void stop.run({})}>
              {t('audit-file:stop')}
            </Button>
          </Group>
        ) : null}
        <Rejections of={write.rejections} />
        {written?.about === about && !running ? (
          <div data-testid="audit-file-written">
            <StatusMark tone="good">{t('audit-file:written', { name: written.name, bytes: written.bytes })}</StatusMark>
            <p className={classes.note}>{t('audit-file:folder', { folder: written.folder })}</p>
          </div>
        ) : null}
      </section>
      {search.declare && mayAct && declared.data !== undefined ? (
        <DeclareDialog declared={declared.data} onClose={() => change({ declare: undefined })} />
      ) : null}
    </Screen>
  );
}
