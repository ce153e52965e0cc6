import { copyFileSync, rmSync } from 'node:fs';
import { connect } from '../../electron/db/db.ts';
import type { Company, OpenOptions } from '../../electron/engine/index.ts';
import { headOf } from '../../electron/engine/own-log.ts';
import { BeaconWriter, headFileOf } from '../../electron/log/head-beacon.ts';
import { keyFileOf, readDeviceKey } from '../../electron/log/keys.ts';
import { reopen } from './company.ts';

/**
 * A copy of a closed company file that passes for the file itself, moved: it continues the log. Only for tests that use one file as the start of
 * many; to the engine every other copy is a copy.
 */
export function asIfMoved(from: string, to: string): string {
  copyFileSync(from, to);
  copyFileSync(keyFileOf(from), keyFileOf(to));
  const key = readDeviceKey(to, undefined);
  if (!key.ok) throw new Error('the key can not be read');
  const db = connect(to, { readonly: true });
  const { log } = db.get<{ log: string }>('SELECT log FROM device WHERE public_key = ? ORDER BY no DESC LIMIT 1', key.value.publicKey)!;
  const head = headOf(db, log)!;
  db.close();
  const beacon = new BeaconWriter(to, key.value.publicKey);
  beacon.write(head);
  beacon.close();
  return to;
}

/** The company as another computer opens its file, which came without key and beacon: a new log begins in it. */
export function movedElsewhere(company: Company, options: OpenOptions = {}): Company {
  company.close();
  for (const side of [keyFileOf, headFileOf]) rmSync(side(company.file), { force: true });
  return reopen(company.file, options);
}
