// Pictures as people have them, each as a file for a file input.
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { chunk } from "./png.js";

const [WIDTH, HEIGHT] = [240, 200];
/** The quarter at the top left of the upright picture, and the rest of it. */
export const MARK = [220, 30, 30];
export const REST = [30, 60, 200];

const file = (name, mimeType, buffer) => ({ name, mimeType, buffer });
const raw = (data, width, height, channels) => sharp(data, { raw: { width, height, channels } });

/** An image whose pixels are `color(x, y)`. */
const painted = (width, height, color) => {
  const pixels = Array.from({ length: width * height }, (_, at) => color(at % width, Math.floor(at / width)));
  return raw(Buffer.from(pixels.flat()), width, height, pixels[0].length);
};
const marked = (x, y) => (x < WIDTH / 2 && y < HEIGHT / 2 ? MARK : REST);
const upright = () => painted(WIDTH, HEIGHT, marked);

/** The place in the upright picture of what is stored at `x`, `y` (EXIF 2.32, tag 274). */
const PLACES = [
  (x, y) => [x, y],
  (x, y) => [WIDTH - 1 - x, y],
  (x, y) => [WIDTH - 1 - x, HEIGHT - 1 - y],
  (x, y) => [x, HEIGHT - 1 - y],
  (x, y) => [y, x],
  (x, y) => [WIDTH - 1 - y, x],
  (x, y) => [WIDTH - 1 - y, HEIGHT - 1 - x],
  (x, y) => [y, HEIGHT - 1 - x],
];
export const ORIENTATIONS = PLACES.map((_, at) => at + 1);

const GPS = { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 30/1", GPSLongitudeRef: "E", GPSLongitude: "2/1 17/1 40/1" };

/** The marked picture as a camera stores it that was held in one of eight ways, with the place where it was taken. */
export async function oriented(orientation) {
  const place = PLACES[orientation - 1];
  const [width, height] = orientation > 4 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const image = painted(width, height, (x, y) => marked(...place(x, y)));
  const camera = image.jpeg({ quality: 95 }).withExif({ IFD0: { Make: "Camera" }, IFD3: GPS }).withMetadata({ orientation });
  return file("photo.jpg", "image/jpeg", await camera.toBuffer());
}

const frames = (kind) =>
  Promise.all([MARK, REST].map((color) => painted(WIDTH, HEIGHT, () => color).png().toBuffer())).then((list) =>
    sharp(list, { join: { animated: true } })[kind]({ loop: 0, delay: [50, 50], lossless: true }).toBuffer(),
  );

/** Transparent but for the marked quarter. */
export const transparent = async () =>
  file("logo.png", "image/png", await painted(WIDTH, HEIGHT, (x, y) => (marked(x, y) === MARK ? [...MARK, 255] : [0, 0, 0, 0])).png().toBuffer());
export const sixteenBit = async () => file("scan.png", "image/png", await upright().toColourspace("rgb16").png().toBuffer());
export const cmyk = async () => file("print.jpg", "image/jpeg", await upright().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer());
export const movingGif = async () => file("wave.gif", "image/gif", await frames("gif"));
export const movingWebp = async () => file("wave.webp", "image/webp", await frames("webp"));

const noise = (width, height) =>
  sharp({ create: { width, height, channels: 3, noise: { type: "gaussian", mean: 128, sigma: 50 } } });

/** Nothing of it can be compressed well. */
export const noisy = async () => file("noise.png", "image/png", await noise(600, 600).png().toBuffer());

/** A photo of so many pixels, with soft shapes as a photo has them. */
export async function photo(width, height) {
  const small = await noise(Math.round(width / 20), Math.round(height / 20)).png().toBuffer();
  return file("photo.jpg", "image/jpeg", await sharp(small).resize(width, height).jpeg({ quality: 85 }).toBuffer());
}

/** A drawn person in front of hills, to look at. */
export async function portrait() {
  const sky = '<linearGradient id="s" x2="0" y2="1"><stop stop-color="#7fb6e6"/><stop offset="1" stop-color="#f6d9b8"/></linearGradient>';
  const hills = '<path fill="#5d8a66" d="M0 640Q300 420 640 600T1200 560V900H0z"/><path fill="#3f6b52" d="M0 760Q420 600 760 730T1200 690V900H0z"/>';
  const body = '<path fill="#b5483f" d="M380 900q20-250 220-250t220 250z"/><path fill="#d9a07c" d="M550 560h100v120q-50 50-100 0z"/>';
  const head = '<ellipse cx="600" cy="450" rx="125" ry="160" fill="#e2ad89"/><path fill="#3a2a22" d="M465 470Q440 260 600 260T735 470Q720 350 600 350T465 470z"/>';
  const face = '<circle cx="555" cy="450" r="11"/><circle cx="645" cy="450" r="11"/><path fill="none" stroke="#000" stroke-width="8" stroke-linecap="round" d="M555 525q45 40 90 0"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><defs>${sky}</defs><rect width="1200" height="900" fill="url(#s)"/>${hills}${body}${head}${face}</svg>`;
  return file("me.jpg", "image/jpeg", await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer());
}

const box = (kind, ...parts) => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, content]);
};
const uint = (number) => [number >>> 24, (number >> 16) & 255, (number >> 8) & 255, number & 255];

/** What an iPhone's photo begins with. */
const heic = () => {
  const size = box("ispe", [0, 0, 0, 0], uint(4032), uint(3024));
  const meta = box("meta", [0, 0, 0, 0], box("iprp", box("ipco", size)));
  return Buffer.concat([box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1")), meta, box("mdat", Buffer.alloc(100))]);
};

/** A valid PNG of 30,000 × 30,000 black pixels in about 100 KB. */
export const bomb = () => {
  const header = Buffer.from([...uint(30_000), ...uint(30_000), 1, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc(30_000 * (1 + 30_000 / 8)), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
};

/** Files that are no picture for this page, whatever they are called, with the sentence for each. */
export async function unusable() {
  const whole = (await photo(800, 600)).buffer;
  const text = (content) => Buffer.from(content);
  const named = (name, buffer) => file(name, "", buffer);
  return [
    [named("photo.heic", heic()), /cannot open photos in the format HEIC.*as JPEG/],
    [named("photo.png", text('<svg xmlns="http://www.w3.org/2000/svg"/>')), /is a drawing \(SVG\).*as PNG/],
    [named("photo.jpg", text("%PDF-1.7\n")), /is a PDF document/],
    [named("photo.png", text("Dear diary,\n")), /holds text and no picture/],
    [named("photo.jpg", whole.subarray(0, whole.length / 2)), /damaged or incomplete/],
    [named("photo.jpg", whole.subarray(0, 30)), /damaged or incomplete/],
    [named("photo.jpg", Buffer.alloc(0)), /is empty/],
    [named("photo.png", text("PK\u0003\u0004")), /does not know files of this kind/],
    [named("photo.png", bomb()), /30,000 × 30,000 pixels.*120 megapixels/],
  ];
}

/** The bytes of a JPEG that goes on for 60 MB; too many for a file that a test hands over in memory. */
export const huge = async () => Buffer.concat([(await photo(800, 600)).buffer, Buffer.alloc(60_000_000)]).subarray(0, 60_000_000);
