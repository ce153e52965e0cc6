import { Button, Group, Title } from '@mantine/core';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import type { BaseCurrencyPreview } from '../../../shared/contracts/base-currency.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { useMay, useMayAct } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { BaseCurrencyDialog } from './BaseCurrencyDialog.tsx';

/** Going over to the new currency of the country: nothing for books that never were in the former one. */
export function BaseCurrencyPart() {
  const { t, language } = useText();
  const mayChange = useMayAct('transactions:approve');
  const mayLook = useMay('reports:financial');
  const preview = useQueryOf('baseCurrency.preview', {}, { enabled: mayLook });
  const [shown, setShown] = useState<BaseCurrencyPreview>();
  const found = preview.data;
  if (preview.error) return <QueryProblem error={preview.error} retry={preview.refetch} />;
  if (!found) return null;
  const words = { from: found.from, to: found.to, on: formatDate(found.on, language), rate: found.rate };
  return (
    <section aria-labelledby="base-currency">
      <Group gap="xs" mt="lg" mb="sm" justify="space-between">
        <Title order={2} id="base-currency">
          {t('settings:baseCurrency.title')}
        </Title>
        {found.isDone || mayChange ? (
          <Button
            variant="default"
            leftSection={<ArrowRightLeft size={14} aria-hidden="true" />}
            onClick={() => setShown(found)}
            data-testid="base-currency"
          >
            {t(found.isDone ? 'settings:baseCurrency.show' : 'settings:baseCurrency.prepare')}
          </Button>
        ) : null}
      </Group>
      <p data-testid="base-currency-state">{t(found.isDone ? 'settings:baseCurrency.done' : 'settings:baseCurrency.waits', words)}</p>
      {shown ? <BaseCurrencyDialog preview={shown} onClose={() => setShown(undefined)} /> : null}
    </section>
  );
}
