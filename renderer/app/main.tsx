import './csp.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@fontsource/firago/400.css';
import '@fontsource/firago/600.css';
import '../ui/tokens.css';
import './app.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../../shared/assert.ts';
import { client } from '../client.ts';
import { initialLanguage } from '../i18n/choose-language.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { queryClient } from './engine.ts';
import { fontsReady } from './fonts-ready.ts';
import { refreshAfter } from './invalidate.ts';
import { Providers } from './Providers.tsx';
import { router } from './router.ts';

await Promise.all([startI18n(initialLanguage()), fontsReady()]);
client.onChange((change) => refreshAfter(queryClient, change));

const root = document.getElementById('root');
assert(root !== null, 'main: no #root');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
