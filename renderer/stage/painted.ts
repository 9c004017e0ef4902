import type { Milliseconds } from '../../shared/model/units.ts';

/** Windows that nobody sees are painted seldom or never. */
const PATIENCE: Milliseconds = 250;

/** Resolves when what the document holds now has been painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    // Frames are painted between this and the next task.
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

/** Pictures that are in the recording itself are there soon, or are too large to wait for. */
const PICTURE_PATIENCE: Milliseconds = 100;
const MAX_PICTURES = 100;

/** Resolves when the style sheets are there that a document gets from asset packs; they are as near as pictures. */
export async function sheetsLoaded(shown: Document | null): Promise<void> {
  const links = Array.from(shown?.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"]') ?? [])
    .filter(({ sheet }) => sheet === null)
    .slice(0, MAX_PICTURES);
  const loaded = links.map(
    (link) =>
      new Promise((resolve) => {
        link.addEventListener('load', resolve, { once: true });
        link.addEventListener('error', resolve, { once: true });
      }),
  );
  await soon(Promise.all(loaded));
}

/** Resolves when a document's pictures can be painted too. */
export async function picturesDecoded(shown: Document | null): Promise<void> {
  const waiting = Array.from(shown?.images ?? [])
    .filter((image) => !image.complete)
    .slice(0, MAX_PICTURES);
  await soon(Promise.allSettled(waiting.map((image) => image.decode())));
}

async function soon(all: Promise<readonly unknown[]>): Promise<void> {
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PICTURE_PATIENCE))]);
}
