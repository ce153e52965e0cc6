import { expect, test } from 'vitest';
import { readBookFile } from './read-book-file.ts';

const text = 'Дата\tСумма\n2026-05-04\t1,50\n';
const contentOf = async (...bytes: Uint8Array[]) => {
  const read = await readBookFile(new File(bytes as Uint8Array<ArrayBuffer>[], 'may.txt'));
  return read.ok ? read.value.content : read.rejections[0]!.code;
};

test('[K12] a book is read in UTF-8, in UTF-16 as spreadsheets save it, and in Windows-1251', async () => {
  const wide = Buffer.from(text, 'utf16le');
  expect(await contentOf(Buffer.from(text))).toBe(text);
  expect(await contentOf(Buffer.from([0xff, 0xfe]), wide)).toBe(text);
  expect(await contentOf(Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16())).toBe(text);
  expect(await contentOf(Buffer.from([0xc4, 0xe0, 0xf2, 0xe0]))).toBe('Дата');
  // Without the mark nothing tells it from any other bytes.
  expect(await contentOf(wide)).toBe('BINARY_FILE');
});
