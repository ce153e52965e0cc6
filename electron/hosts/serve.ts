import { openLocalBackend } from './local-backend.ts';
import { type Loopback, startLoopback } from './loopback.ts';
import { openBrowser } from './open-browser.ts';

/** The same from day to day, because a browser keeps the language and the colours of the interface by address and port. */
const usualPort = 5180;

export interface ServeOptions {
  readonly rendererRoot: string;
  readonly version: string;
  readonly folder?: string | undefined;
  /** The usual port unless given, and any free one when that is taken. */
  readonly port?: number | undefined;
  readonly showBrowser?: boolean;
  readonly print?: (line: string) => void;
}

/** Runs the app for a browser on this computer and says where it is. Ends with `close`. */
export async function serve(options: ServeOptions): Promise<Loopback> {
  const { rendererRoot, version, folder, print = console.log } = options;
  const backend = openLocalBackend({ version, ...(folder === undefined ? {} : { folder }) });
  try {
    const host = await startOn(options.port, (port) => startLoopback({ backend, rendererRoot, port }));
    print(`Davtari is ready: ${host.url}`);
    if (options.showBrowser) openBrowser(host.url);
    const close = async () => {
      await host.close();
      backend.close();
    };
    return { ...host, close };
  } catch (error) {
    backend.close();
    throw error;
  }
}

async function startOn(port: number | undefined, start: (port: number) => Promise<Loopback>): Promise<Loopback> {
  if (port !== undefined) return start(port);
  try {
    return await start(usualPort);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}
