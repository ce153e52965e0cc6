import { extensionOf } from './file-name.ts';

/** Bytes of one file. */
export const largestAttachment = 20 * 1024 * 1024;
/** Files of one document, entry or draft. */
export const mostAttachments = 50;

/** Kinds of files that are taken, by the extension of their name. Nothing that a program would run, and nothing that carries scripts (HTML, SVG). */
const types = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain',
  csv: 'text/csv',
  xml: 'application/xml',
  eml: 'message/rfc822',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  zip: 'application/zip',
} as const;

export type MediaType = (typeof types)[keyof typeof types];
export const attachmentExtensions: readonly string[] = Object.keys(types);
/** For the dialog that chooses files. */
export const acceptedFiles = attachmentExtensions.map((extension) => `.${extension}`).join(',');
/** Shown inside the window; the others are saved and opened elsewhere. */
export const isPicture = (type: string): boolean => type.startsWith('image/');

export type FileRead = { readonly ok: true; readonly mediaType: MediaType } | { readonly ok: false; readonly fault: 'type' | 'content' };

/**
 * What a file is, by its name and its first bytes, which have to agree: `type` when files of that name are not taken, `content` when the bytes are those of
 * something else. A text has no byte of value zero.
 */
export function readMediaType(name: string, bytes: Uint8Array): FileRead {
  const extension = extensionOf(name);
  if (!isKnown(extension)) return { ok: false, fault: 'type' };
  return beginsRight(extension, bytes) ? { ok: true, mediaType: types[extension] } : { ok: false, fault: 'content' };
}

const isKnown = (extension: string): extension is keyof typeof types => Object.hasOwn(types, extension);

function beginsRight(extension: keyof typeof types, bytes: Uint8Array): boolean {
  switch (extension) {
    case 'pdf':
      // Readers take a few bytes before it, so programs write them.
      return ascii(bytes, 0, 1024).includes('%PDF-');
    case 'png':
      return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    case 'jpg':
    case 'jpeg':
      return startsWith(bytes, [0xff, 0xd8, 0xff]);
    case 'webp':
      return ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP';
    case 'xlsx':
    case 'docx':
    case 'ods':
    case 'odt':
    case 'zip':
      return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);
    case 'txt':
    case 'csv':
      return isText(bytes);
    case 'xml':
      return isText(bytes) && /^\s*</.test(beginning(bytes)) && !/<(!doctype\s+)?(html|svg)[\s>]/i.test(beginning(bytes));
    case 'eml':
      return isText(bytes) && /^[!-9;-~]+:[ \t]?\S/m.test(beginning(bytes));
  }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/** Without the mark of byte order. */
const beginning = (bytes: Uint8Array): string => ascii(bytes, 0, 4096).replace(/^(\u00ef\u00bb\u00bf)/, '');

const isText = (bytes: Uint8Array): boolean => !bytes.includes(0);
