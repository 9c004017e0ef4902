import type { Page } from 'playwright';

/**
 * Drops files and folders of the disk on the window through Chromium's own drag input, so that the page gets
 * real files with real paths.
 */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop', x: number, y = 300): Promise<unknown> =>
    client.send('Input.dispatchDragEvent', { type, x, y, data });
  // From the window's corner to its middle, as a hand does it; Chromium's own tool does not follow a drag that
  // begins over a frame of another process.
  await drag('dragEnter', 20, 20);
  await drag('dragOver', 20, 20);
  // It lies over all frames, and takes the files.
  await page.locator('.drop-target__overlay').waitFor();
  await drag('dragOver', 400);
  await drag('drop', 400);
  await client.detach();
}
