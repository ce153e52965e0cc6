// Just enough PNG for screenshots: reading what Chromium writes, and writing pictures of few colours small.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green, blue. */
  readonly pixels: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads a PNG of 8 bits a channel or of a palette, with or without transparency, not interlaced. */
export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = { 2: 3, 3: 1, 6: 4 }[file[25]!];
  if (file[24] !== 8 || channels === undefined || file[28] !== 0) throw new Error('png: of a kind this reader does not know');
  const data: Buffer[] = [];
  let palette: Buffer | undefined;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const content = file.subarray(at + 8, at + 8 + length);
    const name = file.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') data.push(content);
    if (name === 'PLTE') palette = content;
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above: Uint8Array = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const line = raw.subarray(start + 1, start + 1 + stride);
    unfilter(raw[start]!, line, above, channels);
    for (let x = 0; x < width; x += 1) {
      const [colours, at] = palette ? [palette, line[x]! * 3] : [line, x * channels];
      pixels[y * width + x] = (colours[at]! << 16) | (colours[at + 1]! << 8) | colours[at + 2]!;
    }
    above = line;
  }
  return { width, height, pixels };
}

/** Undoes the filter of a line in place. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, step: number): void {
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : line[at - step]!;
    const up = above[at]!;
    const corner = at < step ? 0 : above[at - step]!;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    line[at] = line[at]! + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** How often each colour stands in the picture, most frequent first. */
export function coloursOf({ pixels }: Picture): [colour: number, count: number][] {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** A PNG of at most 256 colours: the other shades become the nearest of them. */
export function writePalettePng(picture: Picture): Buffer {
  const { width, height, pixels } = picture;
  const ranked = coloursOf(picture).map(([colour]) => colour);
  const palette = choosePalette(ranked);
  const place = new Map(ranked.map((colour) => [colour, nearest(palette, colour).index]));
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = place.get(pixels[y * width + x]!)!;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(lines, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The commonest colours, and those farthest from all of them: a red figure is rare, and red all the same. */
function choosePalette(ranked: readonly number[]): number[] {
  const palette = ranked.slice(0, 192);
  const rest = ranked.slice(192).map((colour) => ({ colour, distance: nearest(palette, colour).distance }));
  while (palette.length < 256 && rest.length > 0) {
    const farthest = rest.reduce((best, each) => (each.distance > best.distance ? each : best));
    if (farthest.distance === 0) break;
    palette.push(farthest.colour);
    for (const each of rest) each.distance = Math.min(each.distance, distanceOf(each.colour, farthest.colour));
  }
  return palette;
}

/** Whether nobody would see a difference: corners are not drawn to the last bit alike in every run. */
export function looksAlike(one: Picture, other: Picture): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  return one.pixels.every((pixel, at) => pixel === other.pixels[at] || distanceOf(pixel, other.pixels[at]!) < 1000);
}

function nearest(palette: readonly number[], colour: number): { index: number; distance: number } {
  let best = { index: 0, distance: Number.POSITIVE_INFINITY };
  for (const [index, other] of palette.entries()) {
    const distance = distanceOf(colour, other);
    if (distance < best.distance) best = { index, distance };
  }
  return best;
}

function distanceOf(one: number, other: number): number {
  const part = (shift: number) => ((one >> shift) & 255) - ((other >> shift) & 255);
  return part(16) ** 2 + part(8) ** 2 + part(0) ** 2;
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
