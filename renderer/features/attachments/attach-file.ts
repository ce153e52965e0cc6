import { cleanFileName, extensionOf } from '../../../shared/attachments/file-name.ts';
import { attachmentExtensions, largestAttachment } from '../../../shared/attachments/media-type.ts';
import type { Rejection, Result } from '../../../shared/result.ts';

/** What is wrong with a file before its bytes are read: the engine would say the same of it. */
function refusedAtOnce({ size }: File, name: string): Rejection | undefined {
  if (!attachmentExtensions.includes(extensionOf(name)))
    return { code: 'ATTACHMENT_TYPE', file: name, types: attachmentExtensions.join(', ') };
  if (size > largestAttachment) return { code: 'ATTACHMENT_TOO_LARGE', file: name, megabytes: largestAttachment / (1024 * 1024) };
  return size === 0 ? { code: 'ATTACHMENT_EMPTY', file: name } : undefined;
}

/** Reads a file and sends it. Answers what was refused; never throws for a file that can't be read, so that the ones behind it get their turn. */
export async function attachFile(
  file: File,
  read: (file: File) => Promise<string>,
  send: (name: string, content: string) => Promise<Result<unknown>>,
): Promise<readonly Rejection[]> {
  const known = refusedAtOnce(file, cleanFileName(file.name));
  if (known) return [known];
  // A folder, or a file that is gone or locked: the browser does not say which.
  const content = await read(file).catch(() => undefined);
  if (content === undefined) return [{ code: 'ATTACHMENT_UNREADABLE' }];
  const answer = await send(file.name, content);
  return answer.ok ? [] : answer.rejections;
}
