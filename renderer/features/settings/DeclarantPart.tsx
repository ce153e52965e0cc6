import { Button, Group, Title } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useMay, useMayAct } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { DeclarantDialog } from './DeclarantDialog.tsx';

/** Who files for the company: the files of a VAT return name the person. */
export function DeclarantPart() {
  const { t } = useText();
  const mayChange = useMayAct('reports:tax');
  const mayLook = useMay('reports:tax');
  const declarant = useQueryOf('declarant.get', {}, { enabled: mayLook });
  const [changing, setChanging] = useState(false);
  const found = declarant.data;
  if (!mayLook) return null;
  return (
    <section aria-labelledby="declarant">
      <Group gap="xs" mt="lg" mb="sm" justify="space-between">
        <Title order={2} id="declarant">
          {t('settings:declarant.title')}
        </Title>
        {mayChange && declarant.isSuccess ? (
          <Button
            variant="default"
            leftSection={<Pencil size={14} aria-hidden="true" />}
            onClick={() => setChanging(true)}
            data-testid="change-declarant"
          >
            {t('settings:declarant.change')}
          </Button>
        ) : null}
      </Group>
      <QueryProblem error={declarant.error} retry={declarant.refetch} />
      {found ? (
        <p data-testid="declarant">
          {found.name}, {t(`settings:declarant.capacities.${found.capacity}`)}
          <br />
          {[found.town, found.postCode, found.street].filter(Boolean).join(', ')}
        </p>
      ) : declarant.isSuccess ? (
        <p>{t('settings:declarant.none')}</p>
      ) : null}
      {changing ? <DeclarantDialog declarant={found ?? null} onClose={() => setChanging(false)} /> : null}
    </section>
  );
}
