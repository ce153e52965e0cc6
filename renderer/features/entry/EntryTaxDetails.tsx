import { Table, Title } from '@mantine/core';
import type { EntryInfo } from '../../../shared/contracts/journal.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';

export function EntryTaxDetails({ details }: { details: EntryInfo['taxDetails'] }) {
  const { t, nameOf } = useText();
  if (details.length === 0) return null;
  return (
    <section aria-labelledby="tax-details">
      <Title order={2} id="tax-details" mt="lg" mb="xs">
        {t('reports:entry.tax')}
      </Title>
      <Table maw={760} data-testid="entry-tax">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('reports:entry.taxCode')}</Table.Th>
            <Table.Th>{t('reports:entry.direction')}</Table.Th>
            <Table.Th ta="end">{t('reports:entry.taxable')}</Table.Th>
            <Table.Th ta="end">{t('common:vat')}</Table.Th>
            <Table.Th>{t('reports:entry.source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {details.map((detail) => (
            <Table.Tr key={`${detail.taxCode} ${detail.direction} ${detail.taxable} ${detail.vat}`}>
              <Table.Td>{detail.taxCode}</Table.Td>
              <Table.Td>{t(`reports:entry.directions.${detail.direction}`)}</Table.Td>
              <Table.Td ta="end">
                <Money amount={detail.taxable} />
              </Table.Td>
              <Table.Td ta="end">
                <Money amount={detail.vat} />
              </Table.Td>
              <Table.Td>{nameOf(detail.source)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
