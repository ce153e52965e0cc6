import { NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { spanAsked } from '../../ui/span.ts';
import { Worksheet } from './Worksheet.tsx';

/** Worksheets of the country. Which one, its period and what was entered are in the address: Back returns to the same figures. */
export function WorksheetsScreen() {
  const { t, nameOf } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: '/company/worksheets' });
  const forms = useQueryOf('worksheet.forms', {});
  // Of a worksheet with several versions, the newest names it.
  const offered = [...new Map((forms.data ?? []).map((form) => [form.kind, form])).values()];
  const form = offered.find(({ kind }) => kind === search.kind) ?? offered[0];
  const period = form && spanAsked(form.period, search.period, today);
  const open = (kind: string, at: string | undefined) => void navigate({ to: '/worksheets', search: { kind, period: at } });
  const title = t('common:nav.worksheets');

  if (!form || period === undefined) {
    return (
      <Screen name="worksheets">
        <PageHeader title={title} />
        <QueryProblem error={forms.error} retry={forms.refetch} />
        {forms.data ? <EmptyState title={t('taxes:sheet.none')} /> : null}
      </Screen>
    );
  }
  return (
    <Screen name="worksheets">
      <Worksheet
        key={`${form.kind} ${period}`}
        title={title}
        form={form}
        period={period}
        typed={search.inputs}
        onType={(inputs) => void navigate({ to: '/worksheets', search: { kind: form.kind, period, inputs }, replace: true })}
        toolbar={
          <Toolbar>
            <NativeSelect
              label={t('taxes:worksheet')}
              value={form.kind}
              onChange={(event) => open(event.currentTarget.value, search.period)}
              data={offered.map(({ kind, names }) => ({ value: kind, label: nameOf(names) }))}
              w={330}
              data-testid="worksheet-kind"
            />
            <PeriodPicker label={t('taxes:period')} value={period} onChange={(next) => open(form.kind, next)} />
          </Toolbar>
        }
      />
    </Screen>
  );
}
