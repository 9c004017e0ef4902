import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** In how much a picture differs from another. */
export interface PictureDifference {
  readonly pixels: number;
  /** Of both pictures together, where one is larger. */
  readonly total: number;
  /** A PNG that shows where; undefined where nothing differs. */
  readonly picture: Buffer | undefined;
}

/** Counts the pixels of two PNGs that differ, except by how edges are smoothed. What only one of them has differs. */
export function comparePictures(truth: Buffer, shown: Buffer): PictureDifference {
  const one = PNG.sync.read(truth);
  if (shown.equals(truth)) {
    return { pixels: 0, total: one.width * one.height, picture: undefined };
  }
  const other = PNG.sync.read(shown);
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  const output = new PNG({ width, height });
  const differing = pixelmatch(
    cut(one, width, height),
    cut(other, width, height),
    output.data,
    width,
    height,
  );
  const total = one.width * one.height + other.width * other.height - width * height;
  const pixels = differing + total - width * height;
  return { pixels, total, picture: pixels > 0 ? PNG.sync.write(output) : undefined };
}

function cut(picture: PNG, width: number, height: number): Buffer {
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, 0, 0, width, height, 0, 0);
  return part.data;
}
