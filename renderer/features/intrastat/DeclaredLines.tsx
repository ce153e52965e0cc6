import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { DeclaredLine, IntrastatInfo } from '../../../shared/contracts/intrastat.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';

/** What is declared of the month, each line with the documents it comes from. */
export function DeclaredLines({ info }: { info: IntrastatInfo }) {
  const { t } = useText();
  const columns: Column<DeclaredLine>[] = [
    { id: 'item', title: t('intrastat:lines.item'), width: 2.5, align: 'end', render: (row) => row.item },
    { id: 'cn8', title: t('intrastat:goods.cn8'), width: 6, render: (row) => row.cn8 },
    {
      id: 'documents',
      title: t('intrastat:lines.documents'),
      width: 8,
      grow: 2,
      render: (row) =>
        row.documents.map(({ id, number }, index) => (
          <Fragment key={id}>
            {index > 0 ? ', ' : ''}
            <Link to="/documents/$documentId" params={{ documentId: id }} tabIndex={-1}>
              {number}
            </Link>
          </Fragment>
        )),
    },
    { id: 'mass', title: t('intrastat:lines.mass'), width: 7, align: 'end', render: (row) => <Money amount={row.netMass} /> },
    {
      id: 'value',
      title: t('intrastat:lines.value', { currency: info.currency }),
      width: 8.5,
      align: 'end',
      render: (row) => <Money amount={row.value} />,
    },
    { id: 'state', title: t('intrastat:lines.state'), width: 5, render: (row) => row.partnerState },
    { id: 'origin', title: t('intrastat:lines.origin'), width: 6.25, render: (row) => row.originCountry },
    ...(info.flow === 'dispatches'
      ? [{ id: 'partner', title: t('intrastat:goods.partnerVatNumber'), width: 12.5, render: (row: DeclaredLine) => row.partnerVatNumber }]
      : []),
    {
      id: 'nature',
      title: t('intrastat:lines.nature'),
      width: 4,
      render: (row) => <span title={t(`declarations:natures.${row.nature.replace('.', '-')}`)}>{row.nature}</span>,
    },
    {
      id: 'transport',
      title: t('intrastat:lines.transport'),
      width: 7,
      render: (row) => t(`declarations:transportModes.${row.transportMode}`),
    },
    {
      id: 'region',
      title: t('intrastat:lines.region'),
      width: 5,
      render: (row) => <span title={t(`declarations:regions.${row.region}`)}>{row.region}</span>,
    },
    { id: 'terms', title: t('intrastat:lines.terms'), width: 5, render: (row) => row.deliveryTerms },
    {
      id: 'supplementary',
      title: t('intrastat:lines.supplementary'),
      width: 9,
      align: 'end',
      render: (row) => (row.supplementary === null ? '' : <Money amount={row.supplementary} />),
    },
    ...(info.lines.some(({ statisticalValue }) => statisticalValue !== null)
      ? [
          {
            id: 'statistical',
            title: t('intrastat:goods.statisticalValue', { currency: info.currency }),
            width: 13,
            align: 'end' as const,
            render: (row: DeclaredLine) => (row.statisticalValue === null ? '' : <Money amount={row.statisticalValue} />),
          },
        ]
      : []),
  ];
  return (
    <DataGrid
      name="intrastat-lines"
      label={t('intrastat:lines.title')}
      columns={columns}
      rows={info.lines}
      empty={t(info.missing > 0 ? 'intrastat:lines.waiting' : 'intrastat:lines.empty')}
      fit={15}
      {...(info.lines.length > 0
        ? { footer: { cn8: t('common:total'), mass: <Money amount={info.totals.netMass} />, value: <Money amount={info.totals.value} /> } }
        : {})}
    />
  );
}
