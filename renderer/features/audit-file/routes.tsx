import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root-route.tsx';
import { flagParam, readSearch, textParam } from '../../app/search-params.ts';

const kindParam = (value: unknown) => (value === 'annual' || value === 'on-demand' ? (value as 'annual' | 'on-demand') : undefined);

export const auditFileRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/audit-file',
    validateSearch: readSearch({ kind: kindParam, period: textParam, year: textParam, from: textParam, to: textParam, declare: flagParam }),
    component: lazyRouteComponent(() => import('./AuditFileScreen.tsx'), 'AuditFileScreen'),
  }),
] as const;
