/** What is done and timed inside the page. Each function is handed over whole, and so uses nothing from outside. */

/** Sorts by several columns, both ways. @returns how long each took until other rows were painted */
export async function sortColumns(): Promise<number[]> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const rows = (): string => document.querySelector('[role=grid] tbody')?.textContent ?? '';
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const title of ['Length', 'Session', 'Problems', 'Verdict', 'Health', 'Started']) {
      const button = Array.from(document.querySelectorAll<HTMLElement>('th button')).find((each) =>
        each.textContent.startsWith(title),
      );
      for (let turn = 0; turn < 2; turn++) {
        const before = rows();
        const startedAt = performance.now();
        button?.click();
        while (rows() === before && performance.now() - startedAt < 5000) {
          await frame();
        }
        times.push(performance.now() - startedAt);
      }
    }
  }
  return times;
}

/**
 * Chooses values of several facets and takes them back. @returns how long each took until the list told another number,
 * and until the facets did
 */
export async function chooseChoices(): Promise<{ lists: number[]; facets: number[] }> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const count = (): string => document.querySelector('.library-toolbar__count')?.textContent ?? '';
  const facetCounts = (): string =>
    Array.from(document.querySelectorAll('.facet-box__count'), ({ textContent }) => textContent).join();
  const times = { lists: [] as number[], facets: [] as number[] };
  const choose = async (word: string): Promise<void> => {
    const before = { count: count(), facets: facetCounts() };
    const startedAt = performance.now();
    document.querySelector<HTMLElement>(`.facet-box__choice[title="${word}"] input`)?.click();
    const wait = async (isDone: () => boolean): Promise<number> => {
      while (!isDone() && performance.now() - startedAt < 5000) {
        await frame();
      }
      return performance.now() - startedAt;
    };
    const [list, facets] = await Promise.all([
      wait(() => count() !== before.count),
      wait(() => facetCounts() !== before.facets),
    ]);
    times.lists.push(list);
    times.facets.push(facets);
  };
  for (let round = 0; round < 5; round++) {
    for (const word of ['Errors', 'Rage clicks', 'No person', 'Failed requests', 'Dead clicks']) {
      await choose(word);
    }
    for (const word of ['Errors', 'Rage clicks', 'No person', 'Failed requests', 'Dead clicks']) {
      await choose(word);
    }
  }
  return times;
}

/**
 * Searches, by the call and by typing. @returns how long each took until there was an answer, and until hits were painted
 */
export async function searchAround(words: readonly string[]): Promise<{ asked: number[]; typed: number[] }> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const field = document.querySelector<HTMLInputElement>('input[role=combobox][type=search]');
  const type = (value: string): void => {
    // React overwrites the element's own setter to notice what its page does; a user's typing goes past that.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const summary = (): string =>
    document.querySelector('.search-results__summary')?.firstChild?.textContent ?? '';
  const times = { asked: [] as number[], typed: [] as number[] };
  for (let round = 0; round < 3; round++) {
    for (const typed of words) {
      const startedAt = performance.now();
      await window.replay.searchLibrary({ typed, sessions: 50, hitsPerSession: 5 });
      times.asked.push(performance.now() - startedAt);
    }
  }
  for (const typed of words) {
    type('');
    await frame();
    const startedAt = performance.now();
    type(typed);
    await frame();
    while (!/hit|found/.test(summary()) && performance.now() - startedAt < 5000) {
      await frame();
    }
    times.typed.push(performance.now() - startedAt);
  }
  return times;
}

/** Scrolls steadily, then jumps far. @returns how long frames took, and how long rows were blank after a jump */
export async function scrollAround(): Promise<{ frames: number[]; blanks: number[] }> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const scroller = document.querySelector('.session-table__scroller');
  const times = { frames: [] as number[], blanks: [] as number[] };
  if (!scroller) {
    return times;
  }
  let last = await frame();
  for (let step = 0; step < 300; step++) {
    scroller.scrollTop += 60;
    const now = await frame();
    times.frames.push(now - last);
    last = now;
  }
  for (let jump = 0; jump < 40; jump++) {
    scroller.scrollTop = ((jump * 7919) % 9900) * 52;
    const startedAt = performance.now();
    await frame();
    while (document.querySelector('[role=grid] tr[aria-busy]') && performance.now() - startedAt < 5000) {
      await frame();
    }
    times.blanks.push(performance.now() - startedAt);
  }
  return times;
}
