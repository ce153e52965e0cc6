import { Anchor, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PeriodCheck, PeriodCheckId } from '../../../shared/contracts/periods.ts';
import { formatDate, formatPeriod } from '../../../shared/dates/format.ts';
import { readDate } from '../../../shared/dates/local-date.ts';
import { readPeriod } from '../../../shared/dates/period.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import type { Translate } from '../../i18n/use-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';

const tones = { ok: 'good', warning: 'warn', blocking: 'bad' } as const;
const mostShown = 4;

interface Props {
  checks: readonly PeriodCheck[];
  /** Warnings have a box to accept them, and earlier months one to close them along; not given: the list is only read. */
  accept?: { accepted: readonly PeriodCheckId[]; onChange: (accepted: PeriodCheckId[]) => void } | undefined;
  closeEarlier?: { checked: boolean; onChange: (checked: boolean) => void } | undefined;
}

/** What was looked at before a month is closed: what is in order in one line, what is not with its places and the way there. */
export function PeriodChecks({ checks, accept, closeEarlier }: Props) {
  const { t, language } = useText();
  const found = checks.filter(({ state }) => state !== 'ok');
  const inOrder = checks.length - found.length;
  return (
    <Stack gap="xs" data-testid="period-checks">
      <StatusMark tone="good">{t('periods:inOrder', { count: inOrder })}</StatusMark>
      {found.map((check) => (
        <div key={check.id} data-testid={`check-${check.id}`}>
          <Group gap="sm" justify="space-between" align="baseline" wrap="nowrap">
            <StatusMark tone={tones[check.state]} wraps>
              {t(`periods:checks.${check.id}`, { count: check.count })}
            </StatusMark>
            <WayThere check={check} />
          </Group>
          {check.items.length > 0 ? (
            <Text size="xs" c="dimmed">
              {check.items.slice(0, mostShown).map(itemText(t, language)).join('; ')}
              {check.items.length > mostShown ? ' …' : ''}
            </Text>
          ) : null}
          {check.id === 'earlier-months' && closeEarlier ? (
            <Checkbox
              mt={4}
              label={t('periods:closeEarlier')}
              checked={closeEarlier.checked}
              onChange={(event) => closeEarlier.onChange(event.currentTarget.checked)}
            />
          ) : null}
          {check.state === 'warning' && accept ? (
            <Checkbox
              mt={4}
              label={t('periods:accept')}
              checked={accept.accepted.includes(check.id)}
              onChange={(event) =>
                accept.onChange(
                  event.currentTarget.checked ? [...accept.accepted, check.id] : accept.accepted.filter((id) => id !== check.id),
                )
              }
            />
          ) : null}
        </div>
      ))}
    </Stack>
  );
}

/** A month, a day, a document or an account, with its amount where it has one. */
const itemText =
  (t: Translate, language: Language) =>
  ({ subject, amount, currency, difference }: PeriodCheck['items'][number]): string => {
    const month = readPeriod(subject);
    const day = readDate(subject);
    const name = month ? formatPeriod(month, language) : day ? formatDate(day, language) : subject;
    const figures = [
      amount === undefined ? undefined : formatDecimal(amount, language),
      currency,
      difference === undefined ? undefined : `${t('periods:difference')} ${formatDecimal(difference, language)}`,
    ]
      .filter((part) => part !== undefined)
      .join(' ');
    return figures === '' ? name : `${name}: ${figures}`;
  };

/** A link to the screen where the finding is put right; months are put right here. */
function WayThere({ check }: { check: PeriodCheck }) {
  const { t } = useText();
  const text = t('periods:goTo');
  const label = `${text}: ${t(`periods:checks.${check.id}`, { count: check.count })}`;
  const { subject } = check.goTo;
  const link = (target: object) => (
    <Anchor component={Link} size="sm" flex="none" aria-label={label} {...(target as { to: '/' })}>
      {text}
    </Anchor>
  );
  switch (check.goTo.screen) {
    case 'account-card':
      return link({ to: '/account-card', search: { account: subject } });
    case 'vat-return':
      return link({ to: '/vat-return', search: { period: subject } });
    case 'revaluation':
      return link({ to: '/rates/revaluation', search: { on: subject } });
    case 'periods':
      return null;
    default:
      return link({ to: `/${check.goTo.screen}` });
  }
}
