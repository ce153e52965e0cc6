import { writeSync } from 'node:fs';
import { backupInto } from '../../../electron/services/backup.ts';
import { restore } from '../../../electron/services/restore.ts';

// Backs up and restores without end, and says what is done. It is killed from outside.
const [file, folder] = process.argv.slice(2);
writeSync(1, 'ready\n');
for (let turn = 1; ; turn += 1) {
  const made = await backupInto(file!, Date.now(), { folder: folder! });
  if (!made.ok) throw new Error(JSON.stringify(made.rejections));
  writeSync(1, `backup ${made.value.file}\n`);
  const to = `${folder}/restored ${process.pid} ${turn}.davtari`;
  const restored = restore(made.value.file, to);
  if (!restored.ok) throw new Error(JSON.stringify(restored.rejections));
  writeSync(1, `restored ${to}\n`);
}
