import { createCompany, openCompany } from '../engine/index.ts';
import type { Backend } from '../services/backend.ts';
import { defaultFolder } from '../services/company-folder.ts';
import { openWorkspace } from '../services/workspace.ts';

/** The workspace as the desktop, the loopback host and `npm start` run it: the one place where it meets the real engine. */
export function openLocalBackend({
  folder = defaultFolder(),
  version,
  desktop = false,
}: {
  folder?: string;
  version: string;
  desktop?: boolean;
}): Backend {
  return openWorkspace({ folder, version, desktop, engine: { createCompany, openCompany } });
}
