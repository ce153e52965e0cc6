import { spawnSync } from 'node:child_process';
import { newId } from '../../../electron/db/ids.ts';
import { createCompany, openCompany } from '../../../electron/engine/index.ts';

// Makes a company, posts one entry, says its number and is killed: nothing is closed in order.
const [file, more] = process.argv.slice(2);
if (file === undefined) throw new Error('which file?');
if (more === 'open') {
  const opened = openCompany(file);
  process.stdout.write(opened.ok ? 'opened\n' : `${JSON.stringify(opened.rejections)}\n`);
} else {
  const created = createCompany(file, {
    id: newId(Date.now()),
    country: 'GE',
    name: 'შპს ახალი',
    taxId: '204854595',
    vatPayer: true,
    onePerson: true,
    isSample: false,
    userName: 'Nino',
  });
  if (!created.ok) throw new Error(JSON.stringify(created.rejections));
  const posted = created.value.call('journal.post', {
    id: newId(Date.now()),
    date: '2026-05-01',
    lines: [
      { account: '1210', debit: '1000' },
      { account: '5150', credit: '1000' },
    ],
  });
  if (!posted.ok) throw new Error(JSON.stringify(posted.rejections));
  process.stdout.write(`${posted.value.number}\n`);
  if (more === 'open-twice')
    process.stdout.write(spawnSync(process.execPath, [import.meta.filename, file, 'open'], { encoding: 'utf8' }).stdout);
  process.kill(process.pid, 'SIGKILL');
}
