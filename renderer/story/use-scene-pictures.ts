import { useEffect, useState } from 'react';
import type { Scene } from '../../shared/story/scenes.ts';
import { api, settle } from '../app/state/api.ts';
import { useStore } from '../ui/store.ts';
import { PictureQueue, type Occupation } from './picture-queue.ts';

export interface ScenePictures {
  /** The address of a scene's picture; null where it has none, undefined until that is known. */
  readonly of: (scene: Scene) => string | null | undefined;
  readonly show: (scene: Scene, isInView: boolean) => void;
}

/** The pictures of a session's scenes, made for as long as somebody looks at them. */
export function useScenePictures(sessionId: string, occupation: Occupation): ScenePictures {
  const [queue] = useState(() => new PictureQueue((scene) => readPicture(sessionId, scene)));
  const pictures = useStore(queue.pictures);
  useEffect(() => {
    queue.open();
    return () => queue.close();
  }, [queue]);
  useEffect(() => queue.occupy(occupation), [queue, occupation]);
  return {
    of: (scene) => pictures.get(scene),
    show: (scene, isInView) => queue.show(scene, isInView),
  };
}

async function readPicture(sessionId: string, { windowNumber, pictureMs }: Scene): Promise<string | null> {
  const wanted = { sessionId, windowNumber, atMs: pictureMs, isPatient: true };
  const read = await settle(api.readPreview(wanted));
  return read.ok ? (read.value?.url ?? null) : null;
}
