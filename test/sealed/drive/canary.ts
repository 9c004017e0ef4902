import type { TracedApp } from './traced-app.ts';

/** How the corpus and our own recordings tell that a script of theirs ran, in whatever frame. */
const SHOUT = 'PWN:';
/** Chromium's words where a policy refused something. */
const REFUSED = /violates the following Content Security Policy|Refused to/;

export interface Heard {
  /** What scripts of a recording told of themselves. */
  readonly scripts: readonly string[];
  /** What the content security policy had to refuse. */
  readonly refusals: number;
}

interface Listening {
  sealedConsole?: string[];
}

/** Listens to the consoles of all frames, in the main process, where it outlives their processes. */
export async function listenForScripts(app: TracedApp): Promise<void> {
  await app.electron.evaluate(({ app: electron, webContents }) => {
    const messages: string[] = [];
    (globalThis as Listening).sealedConsole = messages;
    const listen = (contents: Electron.WebContents): unknown =>
      contents.on('console-message', ({ message }) => messages.push(message));
    webContents.getAllWebContents().forEach(listen);
    // Small pictures are made in a page that comes and goes.
    electron.on('web-contents-created', (_event, contents) => listen(contents));
  });
}

/** What was heard since the last time. */
export async function hearScripts(app: TracedApp): Promise<Heard> {
  const messages = await app.electron.evaluate(
    () => (globalThis as Listening).sealedConsole?.splice(0) ?? [],
  );
  const marks = await app.electron.evaluate(async ({ webContents }) => {
    // A frame without scripts never answers.
    const silence = new Promise<string>((resolve) => setTimeout(() => resolve('[]'), 200));
    const frames = webContents.getAllWebContents().flatMap(({ mainFrame }) => mainFrame.framesInSubtree);
    const read = 'JSON.stringify(globalThis.__PWN ?? [])';
    const found = frames.map((frame) =>
      Promise.race([silence, (frame.executeJavaScript(read) as Promise<string>).catch(() => '[]')]),
    );
    return Promise.all(found);
  });
  return {
    scripts: [
      ...messages
        .filter((message) => message.startsWith(SHOUT))
        .map((message) => message.slice(SHOUT.length)),
      ...marks.flatMap((mark) => JSON.parse(mark) as string[]),
    ],
    refusals: messages.filter((message) => REFUSED.test(message)).length,
  };
}
