// Generates a valid PNG.
import { crc32, deflateSync } from "node:zlib";

export function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A square PNG in one colour, 8 bits per channel. */
export const png = (size = 8, color = [32, 96, 160]) => painted(size, size, () => [...color, 255], 2);

/** The colours of a photo of 3 by 2 blocks, row by row. */
export const BLOCKS = [
  [[220, 30, 30], [30, 180, 30], [30, 60, 220]],
  [[230, 200, 20], [150, 40, 160], [20, 180, 190]],
];

/** Such a photo as a PNG. */
export const blocks = (width = 600, height = 400) =>
  painted(width, height, (x, y) => [...BLOCKS[Math.floor((y * 2) / height)][Math.floor((x * 3) / width)], 255], 2);

/** A PNG whose pixels are `color(x, y)`, `[red, green, blue, alpha]`. `type` is 2 without alpha, 6 with it. */
export function painted(width, height, color, type = 6) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, type, 0, 0, 0], 8);
  const channels = type === 2 ? 3 : 4;
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * channels);
    for (let x = 0; x < width; x += 1) row.set(color(x, y).slice(0, channels), 1 + x * channels);
    return row;
  });
  const pixels = deflateSync(Buffer.concat(rows));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

/** A PNG as a file for a file input. */
export const picture = (name = "zoe.png") => ({ name, mimeType: "image/png", buffer: png() });
