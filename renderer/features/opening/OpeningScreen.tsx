import { Button, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AccountPicker } from '../../ui/AccountPicker.tsx';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { fieldAfter } from '../documents/forms/field-order.ts';
import classes from './OpeningScreen.module.css';
import { type OpeningRow, openingLines } from './opening-lines.ts';

interface Typed {
  readonly on: LocalDate | '';
  readonly rows: readonly OpeningRow[];
  readonly balancing: string | null;
}

const keyOf = (companyId: string) => `davtari.opening.${companyId}`;
const empty = (key: number, account: string | null = null): OpeningRow => ({ key, account, debit: '', credit: '' });

function readTyped(companyId: string): Typed | undefined {
  try {
    const kept = localStorage.getItem(keyOf(companyId));
    return kept === null ? undefined : (JSON.parse(kept) as Typed);
  } catch {
    return undefined;
  }
}

/** What the company had when its books begin: an entry is made of it, and what is left over is what the owners put in. */
export function OpeningScreen() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const company = useCompany();
  const today = useToday();
  const roles = company.country === null ? undefined : packFor(company.country)?.roles;
  const { id } = useCommandId();
  const post = useCommand('journal.post');
  const [typed, setTyped] = useState<Typed>(
    () =>
      readTyped(company.id) ?? {
        on: `${today.slice(0, 4)}-01-01` as LocalDate,
        rows: [empty(1, roles?.bank ?? null), empty(2, roles?.cash ?? null), empty(3), empty(4)],
        balancing: roles?.capital ?? null,
      },
  );
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    try {
      localStorage.setItem(keyOf(company.id), JSON.stringify(typed));
    } catch {
      // Only this convenience is lost.
    }
  }, [company.id, typed]);

  const change = (key: number, row: Partial<OpeningRow>) => {
    const rows = typed.rows.map((each) => (each.key === key ? { ...each, ...row } : each));
    const last = rows.at(-1);
    // There is always one more to type into.
    const isFull = last !== undefined && (last.account !== null || last.debit !== '' || last.credit !== '');
    setTyped({ ...typed, rows: isFull ? [...rows, empty(last.key + 1)] : rows });
  };
  const made = openingLines(typed.rows, typed.balancing, company.baseScale, language);
  const left = made?.left ?? '';
  const isZero = !/[1-9]/.test(left);

  const send = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (post.busy || made?.lines.length === 0) return;
    setUnread(made === undefined);
    if (made === undefined) return;
    const answer = await post.run({ id, date: typed.on, memo: t('start:opening.memo'), lines: made.lines });
    if (!answer.ok) return;
    try {
      localStorage.removeItem(keyOf(company.id));
    } catch {
      // It was not kept then.
    }
    notifications.show({ message: t('start:opening.posted'), role: 'alert' });
    await navigate({ to: '/entry/$entryId', params: { entryId: answer.value.entryId } });
  };
  // As in every form: Enter goes on, and never sends what is half typed.
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) void send(event);
    else fieldAfter(event.currentTarget, event.target)?.focus();
  };
  // Lines of the entry by the rows they come from, so that a refusal finds its field.
  let line = 0;
  return (
    <Screen name="opening">
      <PageHeader title={t('start:opening.title')}>
        <Button type="submit" form="opening" loading={post.busy} disabled={made === undefined || made.lines.length === 0}>
          {t('start:opening.post')}
        </Button>
      </PageHeader>
      <p className={classes.intro}>{t('start:opening.intro')}</p>
      <form id="opening" noValidate onSubmit={(event) => void send(event)} onKeyDown={onKeyDown}>
        <Rejections of={post.rejections} />
        {unread ? <Rejections of={[{ code: 'INPUT_INVALID', field: 'amount', reason: 'amount' }]} /> : null}
        <DateInput
          name="date"
          label={t('start:opening.on')}
          description={t('start:opening.onHint')}
          value={typed.on}
          onChange={(on) => setTyped({ ...typed, on })}
          w={220}
          mb="sm"
        />
        <div className={classes.scroll}>
          <Table className={classes.rows} data-testid="opening-rows">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('common:account')}</Table.Th>
                <Table.Th ta="end">{t('start:opening.has')}</Table.Th>
                <Table.Th ta="end">{t('start:opening.owes')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {typed.rows.map((row, index) => {
                const isLine = row.debit.trim() !== '' || row.credit.trim() !== '';
                const path = isLine ? `lines.${line++}` : `rows.${index}`;
                return (
                  <Table.Tr key={row.key}>
                    <Table.Td miw={200}>
                      <AccountPicker
                        name={`${path}.account`}
                        aria-label={t('start:opening.accountOf', { line: index + 1 })}
                        value={row.account}
                        onChange={(account) => change(row.key, { account })}
                      />
                    </Table.Td>
                    <Table.Td w={150}>
                      <AmountInput
                        name={`${path}.debit`}
                        aria-label={`${t('start:opening.has')} ${index + 1}`}
                        value={row.debit}
                        onChange={(debit) => change(row.key, { debit })}
                        scale={company.baseScale}
                        inColumn
                      />
                    </Table.Td>
                    <Table.Td w={150}>
                      <AmountInput
                        name={`${path}.credit`}
                        aria-label={`${t('start:opening.owes')} ${index + 1}`}
                        value={row.credit}
                        onChange={(credit) => change(row.key, { credit })}
                        scale={company.baseScale}
                        inColumn
                      />
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
        <div className={classes.rest}>
          <AccountPicker
            name={`lines.${line}.account`}
            label={t('start:opening.balancing')}
            value={typed.balancing}
            onChange={(balancing) => setTyped({ ...typed, balancing })}
            w={320}
          />
          <p role="status" data-testid="opening-left">
            {left === '' || isZero ? t('start:opening.nothingLeft') : t('start:opening.left')}{' '}
            {left === '' || isZero ? null : <Money amount={left.replace(/^-/, '')} currency={company.baseCurrency} />}
          </p>
        </div>
        <p className={classes.hint}>{t('start:opening.open')}</p>
        <p className={classes.hint}>{t('documents:keys.plain')}</p>
      </form>
    </Screen>
  );
}
