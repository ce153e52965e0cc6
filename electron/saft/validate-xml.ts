import { closeSync, openSync, readSync } from 'node:fs';
import { bgSaft } from './schema.texts.ts';
import { bgSaftPlan } from './segment-plan.ts';
import { SegmentedCheck } from './segments.ts';
import { type XmlFault, Xsd } from './xsd.ts';

/** Official formats a file can be checked against. */
export const xmlKinds = ['bg-saft'] as const;
export type XmlKind = (typeof xmlKinds)[number];

let bgSaftXsd: Xsd | undefined;
/** A check that takes a file chunk by chunk. The schema is read once and kept. */
export function xmlCheck(kind: XmlKind, options: { segmentBytes?: number; faultLimit?: number } = {}): SegmentedCheck {
  switch (kind) {
    case 'bg-saft':
      bgSaftXsd ??= new Xsd(bgSaft);
      return new SegmentedCheck(bgSaftXsd, bgSaftPlan, options);
  }
}

/** Faults of a file, at most `faultLimit` (100), in its order. Memory does not grow with the file. Throws what reading the file throws. */
export function validateXmlFile(
  file: string,
  kind: XmlKind,
  options: { segmentBytes?: number; faultLimit?: number } = {},
): readonly XmlFault[] {
  const check = xmlCheck(kind, options);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(64 * 1024);
      const length = readSync(handle, chunk);
      if (length === 0 || check.isFull) return check.end();
      check.push(chunk.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
}
