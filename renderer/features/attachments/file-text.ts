import type { Language } from '../../../shared/locales/languages.ts';
import { formatDecimal } from '../../../shared/money/format.ts';

const kilobyte = 1024;
const megabyte = 1024 * 1024;

/** Size of a file in whole kilobytes, or in megabytes with one decimal, rounded up: nothing has no size. */
export function sizeOf(bytes: number, language: Language): { unit: 'kb' | 'mb'; size: string } {
  if (bytes < megabyte) return { unit: 'kb', size: String(Math.ceil(bytes / kilobyte)) };
  const tenths = Math.ceil((bytes * 10) / megabyte);
  return { unit: 'mb', size: formatDecimal(`${Math.floor(tenths / 10)}.${tenths % 10}`, language) };
}

/** Bytes of a file as the engine takes them. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => failed(reader.error ?? new Error('not read'));
    reader.readAsDataURL(file);
  });
