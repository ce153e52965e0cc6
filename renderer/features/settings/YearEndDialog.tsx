import { Checkbox, NumberInput, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { YearInfo } from '../../../shared/contracts/periods.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useCommand, useCommandId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';

/** A year: its result, the closing entries before they are posted, closing it, and reopening it with a reason. */
export function YearEndDialog({ year: first, onClose }: { year: number; onClose: () => void }) {
  const { t, language } = useText();
  const { id, renew } = useCommandId();
  const close = useCommand('year.close');
  const reopen = useCommand('year.reopen');
  const [year, setYear] = useState(first);
  const [closeMonths, setCloseMonths] = useState(false);
  const [reason, setReason] = useState('');
  const preview = useQueryOf('year.preview', { year }, { keep: true });
  const info = preview.data;
  const isClosed = info?.state === 'closed';
  const openMonths = info?.months.filter(({ state }) => state === 'open') ?? [];
  const send = async () => {
    const answer = isClosed ? await reopen.run({ id, year, reason }) : await close.run({ id, year, closeMonths, language });
    if (answer.ok) onClose();
    else renew();
  };
  return (
    <FormDialog
      title={t('periods:yearEnd')}
      submit={t(isClosed ? 'periods:reopenYear' : 'periods:closeYear')}
      onSubmit={send}
      onClose={onClose}
      busy={close.busy || reopen.busy}
      rejections={isClosed ? reopen.rejections : close.rejections}
      size={760}
    >
      <NumberInput
        name="year"
        label={t('periods:year')}
        value={year}
        onChange={(next) => typeof next === 'number' && next >= 1900 && next <= 2199 && setYear(next)}
        allowDecimal={false}
        thousandSeparator=""
        w={140}
        data-autofocus
      />
      <QueryProblem error={preview.error} retry={preview.refetch} />
      {info ? (
        <>
          <StatusMark tone={isClosed ? 'locked' : 'neutral'}>{t(isClosed ? 'periods:yearClosed' : 'periods:yearOpen')}</StatusMark>
          {info.earlierOpen === null ? null : (
            <StatusMark tone="bad">{t('periods:earlierOpen', { year: String(info.year), earlier: String(info.earlierOpen) })}</StatusMark>
          )}
          <Statement info={info} />
          <ClosingEntries info={info} />
          {info.blocking.map(({ period, check }) => (
            <StatusMark key={`${period} ${check.id}`} tone="bad">
              {`${formatPeriod(period, language)}: ${t(`periods:checks.${check.id}`, { count: check.count })}`}
            </StatusMark>
          ))}
          <Text size="sm" c="dimmed">
            {t('periods:opening')}
          </Text>
          {isClosed ? (
            <ReasonField
              label={t('settings:periods.reason')}
              description={t('settings:periods.reasonHint')}
              value={reason}
              onChange={setReason}
            />
          ) : openMonths.length > 0 ? (
            <Checkbox
              label={t('periods:closeMonths', { months: openMonths.map(({ period }) => formatPeriod(period, language)).join(', ') })}
              checked={closeMonths}
              onChange={(event) => setCloseMonths(event.currentTarget.checked)}
            />
          ) : null}
        </>
      ) : null}
    </FormDialog>
  );
}

function Statement({ info }: { info: YearInfo }) {
  const { t, nameOf } = useText();
  return (
    <Table fz="sm" verticalSpacing={3} captionSide="top" data-testid="year-statement">
      <Table.Caption ta="start" fw={600}>
        {t('periods:statement')}, {info.currency}
      </Table.Caption>
      <Table.Tbody>
        {info.statement
          .filter(({ amount, isTotal }) => isTotal || /[1-9]/.test(amount))
          .map((line) => (
            <Table.Tr key={line.id} fw={line.isTotal ? 600 : undefined}>
              <Table.Td>{nameOf(line.names)}</Table.Td>
              <Table.Td ta="end">
                <Money amount={line.amount} />
              </Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  );
}

function ClosingEntries({ info }: { info: YearInfo }) {
  const { t, nameOf } = useText();
  if (info.entries.length === 0) return <Text size="sm">{t('periods:nothingToClose')}</Text>;
  return (
    <Table fz="sm" verticalSpacing={3} captionSide="top" data-testid="year-entries">
      <Table.Caption ta="start" fw={600}>
        {t('periods:closingEntries')}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('common:account')}</Table.Th>
          <Table.Th ta="end">{t('common:debit')}</Table.Th>
          <Table.Th ta="end">{t('common:credit')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      {info.entries.map((entry) => (
        <Table.Tbody key={entry.step}>
          <Table.Tr>
            <Table.Th colSpan={3} scope="rowgroup" fw={600}>
              {nameOf(entry.names)}
            </Table.Th>
          </Table.Tr>
          {entry.lines.map((line) => (
            <Table.Tr key={`${line.account} ${line.debit} ${line.credit} ${line.foreign?.commodity ?? ''}`}>
              <Table.Td>
                {`${line.account} ${nameOf(line.names)}`}
                {line.foreign ? (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    <Money amount={line.foreign.amount} currency={line.foreign.commodity} />
                  </Text>
                ) : null}
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={line.debit} dashZero />
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={line.credit} dashZero />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      ))}
    </Table>
  );
}
