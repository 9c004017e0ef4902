import type { Page } from 'playwright';

/**
 * Drops files and folders of the disk on the window through Chromium's own drag input, so that the page gets
 * real files with real paths.
 */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  // From the window's edge to its middle, as a hand does it; Chromium's own tool does not follow a drag that
  // begins over a frame of another process.
  for (const [type, x] of [
    ['dragEnter', 20],
    ['dragOver', 20],
    ['dragOver', 400],
    ['drop', 400],
  ] as const) {
    await client.send('Input.dispatchDragEvent', { type, x, y: 300, data });
    await page.waitForTimeout(100);
  }
  await client.detach();
}
