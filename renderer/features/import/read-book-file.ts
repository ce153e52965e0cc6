import { ok, type Result, reject } from '../../../shared/result.ts';

export interface BookFile {
  fileName: string;
  content: string;
  lastModified: number;
}

const largest = 250_000_000;

/**
 * Text of a chosen file. UTF-8, UTF-16 where it begins with the mark of it (spreadsheets save "Unicode text" so), or Windows-1251: old programs of the region
 * write that. Anything else with zero bytes is no text.
 */
export async function readBookFile(file: File): Promise<Result<BookFile>> {
  if (file.size > largest) return reject({ code: 'FILE_TOO_LARGE' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const wide = wideEncoding(bytes);
  if (!wide && bytes.subarray(0, 8192).includes(0)) return reject({ code: 'BINARY_FILE' });
  const content = wide ? new TextDecoder(wide).decode(bytes) : decode(bytes);
  return ok({ fileName: file.name, content, lastModified: file.lastModified });
}

const wideEncoding = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the only reason a fatal decoder throws.
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
