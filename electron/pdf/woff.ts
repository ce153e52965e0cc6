import { inflateSync } from 'node:zlib';
import { assert } from '../../shared/assert.ts';

const woffHeaderLength = 44;
const woffEntryLength = 20;
const sfntHeaderLength = 12;
const sfntEntryLength = 16;

/**
 * Unpacks a WOFF 1.0 font to the TrueType file inside: same tables in the same order, only their packing is taken off.
 * The PDF library embeds WOFF2 wrongly (composite glyphs) and reads WOFF several times slower than TrueType.
 * Throws BrokenInvariant when the bytes are not a WOFF font or a table has another length than announced.
 * @source W3C WOFF File Format 1.0, sections 4 and 5
 */
export function woffToTrueType(woff: Buffer): Buffer {
  assert(woff.toString('latin1', 0, 4) === 'wOFF', 'font is not WOFF 1.0');
  const tables = readTables(woff);

  const directory = Buffer.alloc(sfntHeaderLength + sfntEntryLength * tables.length);
  directory.writeUInt32BE(woff.readUInt32BE(4), 0); // flavour: TrueType or CFF outlines
  directory.writeUInt16BE(tables.length, 4);
  // The three values of the binary search that old readers expect after the number of tables.
  const entrySelector = Math.floor(Math.log2(tables.length));
  const searchRange = 2 ** entrySelector * sfntEntryLength;
  directory.writeUInt16BE(searchRange, 6);
  directory.writeUInt16BE(entrySelector, 8);
  directory.writeUInt16BE(tables.length * sfntEntryLength - searchRange, 10);

  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (const [index, table] of tables.entries()) {
    const entry = sfntHeaderLength + sfntEntryLength * index;
    table.tag.copy(directory, entry);
    directory.writeUInt32BE(table.checksum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.data.length, entry + 12);
    // Every table starts on a multiple of four bytes; the padding is not counted in its length.
    const padding = Buffer.alloc((4 - (table.data.length % 4)) % 4);
    parts.push(table.data, padding);
    offset += table.data.length + padding.length;
  }
  return Buffer.concat(parts);
}

interface FontTable {
  tag: Buffer;
  checksum: number;
  data: Buffer;
}

function readTables(woff: Buffer): FontTable[] {
  const tables: FontTable[] = [];
  for (let index = 0; index < woff.readUInt16BE(12); index += 1) {
    const entry = woffHeaderLength + woffEntryLength * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const packed = woff.subarray(offset, offset + packedLength);
    const data = packedLength < length ? inflateSync(packed) : packed;
    assert(data.length === length, 'font table has another length than announced');
    tables.push({ tag: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), data });
  }
  return tables;
}
