import { useHotkeys } from '@mantine/hooks';
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { historyKeys } from './keyboard-map.ts';
import { NotFound } from './NotFound.tsx';
import { ScreenError } from './ScreenError.tsx';
import { Shell } from './Shell.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';

function Root() {
  // Also from a field, as in a browser; where there is one, this is done in its place.
  useHotkeys(
    [
      [historyKeys.back, () => history.back(), { usePhysicalKeys: true }],
      [historyKeys.forward, () => history.forward(), { usePhysicalKeys: true }],
    ],
    [],
  );
  return (
    <>
      <UpdateNotice />
      <Outlet />
    </>
  );
}

export const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: ScreenError });

/** Parent of every screen of an open company: navigation beside it, palette and keys around it. */
export const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'company', component: Shell });
