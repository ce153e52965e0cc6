import { z } from 'zod';
import { largestAttachment } from '../attachments/media-type.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** A file that a document, an entry or a draft rests on. */
export interface AttachmentInfo {
  id: string;
  /** SHA-256 of its bytes, by which they are kept. */
  sha256: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  addedAt: string;
  addedBy: string;
  /** Set when it was taken off the object: the log names it still, so its bytes are kept. */
  removedAt: string | null;
  removedBy: string | null;
}

/** What one object rests on: files of an entry that a document made are those of the document. */
export interface AttachmentList {
  of: 'document' | 'entry' | 'draft';
  /** In the order they were added; removed ones among them. */
  attachments: AttachmentInfo[];
}

/** Base64 has four characters for three bytes. */
const longestContent = Math.ceil(largestAttachment / 3) * 4;

export const attachmentsContract = {
  'attachment.list': query<AttachmentList>()({
    input: z.strictObject({ objectId: field.objectId }),
    permission: 'transactions:read',
    summary: 'Files attached to a document, an entry or a draft, removed ones among them.',
  }),
  'attachment.content': query<{ name: string; mediaType: string; size: number; base64: string }>()({
    input: z.strictObject({ attachmentId: field.objectId }),
    permission: 'transactions:read',
    summary: 'Bytes of an attached file; of a removed one too.',
  }),
  'attachment.add': command<{ attachmentId: string; sha256: string; name: string; mediaType: string; size: number }>()({
    input: z.strictObject({
      id: field.id,
      /** Document, entry or draft. */
      objectId: field.objectId,
      name: z.string().min(1, { error: 'required' }).max(500, { error: 'too-long' }),
      /** Base64. A little more than may be kept is read, so that the refusal can say what the limit is. */
      content: z.string().max(longestContent * 2, { error: 'too-long' }),
    }),
    permission: 'transactions:write',
    summary:
      'Attaches a file to a document, an entry (of a closed month too: it changes no figure) or a draft, which keeps it until it is posted.',
  }),
  'attachment.remove': command<{ attachmentId: string }>()({
    input: z.strictObject({ id: field.id, attachmentId: field.objectId }),
    permission: 'transactions:write',
    summary: 'Takes a file off a document, an entry or a draft; what the log names is kept.',
  }),
} as const;
