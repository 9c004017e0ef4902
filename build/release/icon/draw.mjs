import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Draws the icons from the one drawing, with Debian's librsvg2-bin. Run by hand when the drawing changes, and the results
 * are committed: another librsvg may set other pixels, and packages have to come out the same everywhere.
 */
const FOLDER = import.meta.dirname;
const DRAWING = path.join(FOLDER, 'airgap-replay.svg');
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 256];
const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** @param {number} size */
function draw(size) {
  return execFileSync('rsvg-convert', ['--width', String(size), '--height', String(size), DRAWING]);
}

/** The container of Windows around PNG pictures. */
function packIco() {
  const pictures = WINDOWS_SIZES.map((size) => ({ size, png: draw(size) }));
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, place) => {
    const at = HEADER_BYTES + ENTRY_BYTES * place;
    // One byte each; 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

for (const size of LINUX_SIZES) {
  writeFileSync(path.join(FOLDER, `${size}x${size}.png`), draw(size));
}
writeFileSync(path.join(FOLDER, 'airgap-replay.ico'), packIco());
