import { ok, type Result, reject } from '../../../shared/result.ts';

export interface BookFile {
  fileName: string;
  content: string;
  lastModified: number;
}

const largest = 250_000_000;

/** Text of a chosen file. UTF-8, or Windows-1251 where it is not: old programs of the region write that. Anything with zero bytes is no text. */
export async function readBookFile(file: File): Promise<Result<BookFile>> {
  if (file.size > largest) return reject({ code: 'FILE_TOO_LARGE' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.subarray(0, 8192).includes(0)) return reject({ code: 'BINARY_FILE' });
  return ok({ fileName: file.name, content: decode(bytes), lastModified: file.lastModified });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the only reason a fatal decoder throws.
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
