import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';

const getParentRoute = () => shellRoute;
const listSearch = readSearch({ openOnly: flagParam, counterpartyId: textParam, from: textParam, to: textParam, search: textParam });
const formSearch = readSearch({ draft: textParam, counterpartyId: textParam });

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
    path: '/documents/$documentId',
    component: lazyRouteComponent(() => import('./DocumentScreen.tsx'), 'DocumentScreen'),
  }),
] as const;
