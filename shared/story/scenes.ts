import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';
import {
  recorded,
  type Story,
  type StoryChapter,
  type StoryMoment,
  type StoryPart,
  type StorySentence,
  type StoryTone,
} from './story.ts';

/** A page that has just begun is often empty yet. */
const PAGE_COMES: Milliseconds = 1500;
/** What came of a problem is drawn a little later; a request that hangs for long is not waited for. */
const ANSWER_SHOWS: Milliseconds = 400;
/** Problems this near are seen in one picture: a request fails, and the page logs it. */
const SAME_PICTURE: Milliseconds = 500;
const MAX_WAIT: Milliseconds = 15_000;
/** The first page is always shown where only some scenes are; other pages come behind problems. */
const PAGE_WEIGHT = 10;
const FIRST_WEIGHT = 1000;

/** One picture of the storyboard. */
export interface Scene extends StoryMoment {
  readonly tone: StoryTone;
  readonly caption: readonly StoryPart[];
  /** The moment that is pictured: whole milliseconds, so that the picture is found again. */
  readonly pictureMs: EpochMilliseconds;
  readonly weight: number;
}

/** The scenes of a story: each page, and each problem. */
export function listScenes({ chapters }: Story): Scene[] {
  const scenes = chapters.flatMap((chapter, at) => [
    ...(chapter.title === '' ? [] : [sceneOfPage(chapter, at === 0)]),
    ...chapter.sentences
      .filter(({ tone, windowNumber }) => tone !== 'plain' && windowNumber > 0)
      .map(sceneOf),
  ]);
  const told = scenes.filter((scene, at) => !isSeenBefore(scene, scenes[at - 1]));
  return told.map((scene, at) => beforeNext(scene, told[at + 1]));
}

function isSeenBefore(scene: Scene, last: Scene | undefined): boolean {
  const isProblem = scene.tone !== 'plain' && last !== undefined && last.tone !== 'plain';
  return (
    isProblem &&
    scene.windowNumber === last.windowNumber &&
    Math.abs(scene.pictureMs - last.pictureMs) <= SAME_PICTURE
  );
}

/** Those scenes that say most, in order of time. */
export function chooseScenes(scenes: readonly Scene[], count: number): Scene[] {
  return scenes
    .toSorted((a, b) => b.weight - a.weight || a.atMs - b.atMs)
    .slice(0, count)
    .sort((a, b) => a.atMs - b.atMs);
}

function sceneOfPage({ title, atMs, windowNumber, key }: StoryChapter, isFirst: boolean): Scene {
  return {
    atMs,
    windowNumber,
    key,
    tone: 'plain',
    caption: [recorded(title)],
    pictureMs: Math.round(atMs + PAGE_COMES),
    weight: isFirst ? FIRST_WEIGHT : PAGE_WEIGHT,
  };
}

function sceneOf({ atMs, windowNumber, key, tone, parts, untilMs, weight }: StorySentence): Scene {
  const shownMs = Math.min(untilMs, atMs + MAX_WAIT) + ANSWER_SHOWS;
  return { atMs, windowNumber, key, tone, caption: parts, pictureMs: Math.round(shownMs), weight };
}

/** A page is pictured before what comes next happens. */
function beforeNext(scene: Scene, next: Scene | undefined): Scene {
  if (scene.tone !== 'plain' || next?.windowNumber !== scene.windowNumber) {
    return scene;
  }
  const lastMs = Math.max(Math.floor(next.atMs) - 1, Math.ceil(scene.atMs));
  return { ...scene, pictureMs: Math.min(scene.pictureMs, lastMs) };
}
