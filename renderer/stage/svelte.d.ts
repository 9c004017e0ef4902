/** rrweb-player's types name Svelte's component class, which is bundled inside it and not installed here. */
declare module 'svelte' {
  export class SvelteComponent<Props = object, _Events = object, _Slots = object> {
    $set(props: Partial<Props> & Record<string, unknown>): void;
    $destroy(): void;
  }
}
