import type { PDFDocumentLoadingTask } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

/** Bytes of a file the engine sent as text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Opens a PDF for drawing. The reader is large, so it is loaded when the first PDF is looked at. */
export async function openPdf(base64: string): Promise<PDFDocumentLoadingTask> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = workerUrl;
  // Nothing of ours needs the decoders that are WebAssembly, which the content security policy refuses.
  return getDocument({ data: bytesOf(base64), useWasm: false });
}

export const downloadPdf = (fileName: string, base64: string): void => downloadBytes(fileName, base64, 'application/pdf');

export const downloadBytes = (fileName: string, base64: string, type: string): void => download(fileName, bytesOf(base64), type);

/** The text as UTF-8. */
export const downloadText = (fileName: string, text: string, type: string): void => download(fileName, text, type);

/** Gives a file to the browser. */
function download(fileName: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
