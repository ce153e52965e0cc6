import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';
import { registerParams } from '../registers/register-search.ts';

const getParentRoute = () => shellRoute;
const directionParam = (value: unknown) => (value === 'in' || value === 'out' ? (value as 'in' | 'out') : undefined);
const listSearch = readSearch({
  ...registerParams,
  openOnly: flagParam,
  asOf: textParam,
  show: textParam,
});
const formSearch = readSearch({ draft: textParam, template: textParam, counterpartyId: textParam });

export const documentsRoutes = [
  createRoute({
    getParentRoute,
    path: '/sales',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('./SalesScreen.tsx'), 'SalesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sales/new',
    validateSearch: formSearch,
    component: lazyRouteComponent(() => import('./SalesInvoiceForm.tsx'), 'SalesInvoiceForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/purchases',
    validateSearch: listSearch,
    component: lazyRouteComponent(() => import('./PurchasesScreen.tsx'), 'PurchasesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/purchases/new',
    validateSearch: formSearch,
    component: lazyRouteComponent(() => import('./PurchaseBillForm.tsx'), 'PurchaseBillForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/credit-notes/new',
    validateSearch: readSearch({ draft: textParam, corrects: textParam }),
    component: lazyRouteComponent(() => import('./CreditNoteForm.tsx'), 'CreditNoteForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/debit-notes/new',
    validateSearch: readSearch({ draft: textParam, corrects: textParam }),
    component: lazyRouteComponent(() => import('./CreditNoteForm.tsx'), 'DebitNoteForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/payments/new',
    validateSearch: readSearch({ draft: textParam, template: textParam, document: textParam, direction: directionParam }),
    component: lazyRouteComponent(() => import('./PaymentForm.tsx'), 'PaymentForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/advances/new',
    validateSearch: readSearch({ draft: textParam }),
    component: lazyRouteComponent(() => import('./AdvanceForm.tsx'), 'AdvanceForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/import-declarations/new',
    validateSearch: readSearch({ draft: textParam }),
    component: lazyRouteComponent(() => import('./ImportDeclarationForm.tsx'), 'ImportDeclarationForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/protocols/new',
    validateSearch: readSearch({ draft: textParam }),
    component: lazyRouteComponent(() => import('./ProtocolForm.tsx'), 'ProtocolForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/sales-reports/new',
    validateSearch: readSearch({ draft: textParam }),
    component: lazyRouteComponent(() => import('./SalesReportForm.tsx'), 'SalesReportForm'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents/$documentId',
    validateSearch: readSearch({ void: flagParam }),
    component: lazyRouteComponent(() => import('./DocumentScreen.tsx'), 'DocumentScreen'),
  }),
] as const;
