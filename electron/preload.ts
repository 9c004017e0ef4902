import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CALL_NAMES, EVENT_NAMES, type EventName } from '../shared/contract/names.ts';
import { callChannel, eventChannel } from './ipc/channels.ts';
import { denyDragOut } from './security/drag-out.ts';

const forwarded = CALL_NAMES.filter((name) => name !== 'importPaths').map(
  (name) => [name, (input: unknown) => ipcRenderer.invoke(callChannel(name), input)] as const,
);

async function importDropped(files: readonly File[]): Promise<boolean> {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  if (paths.length > 0) {
    await ipcRenderer.invoke(callChannel('importPaths'), { paths });
  }
  return paths.length > 0;
}

/** The returned function ends the subscription: a wrapped listener has no identity of its own to remove. */
function on(name: EventName, listener: (event: unknown) => void): () => void {
  if (!EVENT_NAMES.includes(name)) {
    throw new Error(`There is no event of this name.`);
  }
  const wrapped = (_message: unknown, event: unknown): void => listener(event);
  ipcRenderer.on(eventChannel(name), wrapped);
  return () => ipcRenderer.off(eventChannel(name), wrapped);
}

contextBridge.exposeInMainWorld('replay', { ...Object.fromEntries(forwarded), importDropped, on });
denyDragOut(globalThis as unknown as Parameters<typeof denyDragOut>[0]);
