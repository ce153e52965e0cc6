import { useCallback, useEffect, useRef, useState } from 'react';
import { cleanFileName, extensionOf } from '../../../shared/attachments/file-name.ts';
import type { Rejection } from '../../../shared/result.ts';
import { newId, useCommand } from '../../app/engine.ts';
import { attachFile } from './attach-file.ts';
import { base64Of } from './file-text.ts';

interface Options {
  objectId: string;
  /** Before the first file: makes what they are attached to exist. False: it could not. */
  ensure?: (() => Promise<boolean>) | undefined;
}

/** Attaches files one after the other: each by itself, so that one that is refused does not hold up the rest. */
export function useAttach({ objectId, ensure }: Options) {
  const { run } = useCommand('attachment.add');
  const [rejections, setRejections] = useState<readonly Rejection[]>([]);
  const [progress, setProgress] = useState<{ done: number; total: number; name: string }>();
  const stopped = useRef(false);
  const waiting = useRef<File[]>([]);
  const working = useRef(false);
  const latest = useRef({ objectId, ensure });
  latest.current = { objectId, ensure };

  const attach = useCallback(
    async (files: readonly File[]) => {
      if (files.length === 0) return;
      waiting.current.push(...files);
      if (working.current) return;
      working.current = true;
      stopped.current = false;
      const refused: Rejection[] = [];
      let done = 0;
      setRejections([]);
      try {
        const { ensure: make } = latest.current;
        if (make && !(await make())) return;
        for (let file = waiting.current.shift(); file !== undefined && !stopped.current; file = waiting.current.shift()) {
          setProgress({ done, total: done + waiting.current.length + 1, name: cleanFileName(file.name) });
          const { objectId: to } = latest.current;
          refused.push(...(await attachFile(file, base64Of, (name, content) => run({ id: newId(), objectId: to, name, content }))));
          done += 1;
        }
      } finally {
        waiting.current = [];
        working.current = false;
        setProgress(undefined);
        setRejections(refused);
      }
    },
    [run],
  );
  /** The file under way is finished, the others are not begun. */
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  return { attach, stop, progress, rejections };
}

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/**
 * Files that are dropped anywhere on the screen or pasted. Cells of a spreadsheet come with a picture of themselves: what has text is left to the field
 * it is pasted into. Answers whether something is being dragged over the screen.
 */
export function useDroppedFiles(enabled: boolean, nameOfPasted: string, take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ take, nameOfPasted });
  latest.current = { take, nameOfPasted };
  useEffect(() => {
    if (!enabled) return undefined;
    const isBehindDialog = (event: Event) =>
      document.querySelector('[aria-modal="true"]') !== null && !(event.target as Element | null)?.closest?.('[aria-modal="true"]');
    const drag = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer) || isBehindDialog(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event.dataTransfer) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current.take(filesOf(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData);
      if (files.length === 0 || event.defaultPrevented || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      // Every picture that is copied is called the same.
      const named = files.map((file) =>
        /^image\.\w+$/.test(file.name)
          ? new File([file], `${latest.current.nameOfPasted}.${extensionOf(file.name)}`, { type: file.type })
          : file,
      );
      latest.current.take(named);
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [enabled]);
  return over;
}
