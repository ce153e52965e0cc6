import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';
import { ScreenError } from './ScreenError.tsx';
import { Shell } from './Shell.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';

function Root() {
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
