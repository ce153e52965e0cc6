import { expect, test } from 'vitest';
import { ok, reject } from '../../../shared/result.ts';
import { attachFile } from './attach-file.ts';

test('[L12] one file that is refused or can not be read does not hold up the rest', async () => {
  const sent: string[] = [];
  const read = (file: File) => (file.name === 'locked.pdf' ? Promise.reject(new Error('gone')) : Promise.resolve('bytes'));
  const send = (name: string) => {
    sent.push(name);
    return Promise.resolve(name === 'twice.pdf' ? reject({ code: 'ATTACHMENT_TWICE', file: name }) : ok({}));
  };
  const refused: string[] = [];
  for (const name of ['run.exe', 'locked.pdf', 'twice.pdf', 'scan.pdf'])
    refused.push(...(await attachFile(new File(['x'], name), read, send)).map(({ code }) => code));
  refused.push(...(await attachFile(new File([], 'empty.pdf'), read, send)).map(({ code }) => code));
  expect(refused).toEqual(['ATTACHMENT_TYPE', 'ATTACHMENT_UNREADABLE', 'ATTACHMENT_TWICE', 'ATTACHMENT_EMPTY']);
  expect(sent).toEqual(['twice.pdf', 'scan.pdf']);
});
