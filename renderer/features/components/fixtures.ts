import { QueryClient } from '@tanstack/react-query';
import { permissions } from '../../../shared/access/permissions.ts';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import type { CompanyInfo } from '../../../shared/contracts/company.ts';

/** The company the components of this page believe to be in: nothing of it is asked of an engine. */
export const company: CompanyInfo = {
  id: '019b76da-a800-7000-8000-000000000001',
  name: 'შპს მაგალითი',
  country: 'GE',
  taxId: '204854595',
  vatPayer: true,
  baseCurrency: 'GEL',
  baseScale: 2,
  onePerson: true,
  isSample: false,
  packVersion: null,
  user: { id: 'owner', name: 'Nino', role: 'owner', roleName: null, permissions, readsOnly: false },
  createdAt: '2026-01-01T00:00:00.000Z',
  position: 0,
  headHash: '',
} as CompanyInfo;

const account = (code: string, en: string, ka: string, bg: string, ru: string): AccountInfo => ({
  id: code,
  code,
  names: { en, ka, bg, ru },
  type: 'asset',
  normalSide: 'debit',
  postable: true,
  parentCode: null,
  active: true,
  hasPostings: true,
  version: 1,
});

export const accounts: readonly AccountInfo[] = [
  account(
    '1110',
    'Cash on hand, national currency',
    'ნაღდი ფული ეროვნულ ვალუტაში',
    'Каса в национална валута',
    'Касса в национальной валюте',
  ),
  account(
    '1410',
    'Trade receivables from the delivery of goods and the provision of services to customers abroad',
    'მოთხოვნები საზღვარგარეთ მყოფი მომხმარებლებისთვის საქონლის მიწოდებიდან და მომსახურების გაწევიდან',
    'Вземания от клиенти в чужбина по доставки на стоки и предоставени услуги',
    'Дебиторская задолженность зарубежных покупателей за поставленные товары и оказанные услуги',
  ),
  account('6110', 'Revenue from sales', 'შემოსავალი რეალიზაციიდან', 'Приходи от продажби', 'Доходы от продаж'),
];

export const today = '2026-11-12';

/** Answers for what components ask themselves. */
export function answers(): QueryClient {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
  queries.setQueryData(['account.list', {}, null], accounts);
  queries.setQueryData(['app.info', {}, null], { name: 'Davtari', version: '', today, open: null, openId: null });
  return queries;
}
