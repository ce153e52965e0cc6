import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PrintedText {
  readonly page: number;
  /** Points from the left, and of the baseline from the bottom, rounded to half a point. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Every piece of text of a PDF in the order it is drawn, as another program reads it. */
export async function readPdf(bytes: Uint8Array): Promise<PrintedText[]> {
  const pdf = await open(bytes);
  const printed: PrintedText[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      printed.push({ page, x: half(item.transform[4]), y: half(item.transform[5]), text: item.str });
    }
  }
  await pdf.loadingTask.destroy();
  return printed;
}

export interface PdfFacts {
  readonly pages: number;
  readonly info: Readonly<Record<string, unknown>>;
  readonly isTagged: boolean;
  readonly language: string;
  /** Roles of the tag tree of the first page, without repetition. */
  readonly roles: readonly string[];
}

export async function readFacts(bytes: Uint8Array): Promise<PdfFacts> {
  const pdf = await open(bytes);
  const { info } = await pdf.getMetadata();
  const tree = await (await pdf.getPage(1)).getStructTree();
  const facts = {
    pages: pdf.numPages,
    info: info as Record<string, unknown>,
    // A map, whatever its type says.
    isTagged: new Map<string, boolean>((await pdf.getMarkInfo()) as never).get('Marked') === true,
    language: String((info as Record<string, unknown>).Language),
    roles: [...new Set(rolesOf(tree))],
  };
  await pdf.loadingTask.destroy();
  return facts;
}

interface TagNode {
  role?: string;
  children?: unknown[];
}

function rolesOf(node: unknown): string[] {
  const { role, children = [] } = (node ?? {}) as TagNode;
  return [...(role ? [role] : []), ...children.flatMap(rolesOf)];
}

/** The reader takes the buffer it is given away, so it gets a copy. */
const open = (bytes: Uint8Array) => getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;

const half = (points: number): number => Math.round(points * 2) / 2;
