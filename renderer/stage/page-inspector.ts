import { PagePicker } from './page-picker.ts';
import { PageReader } from './page-reader.ts';
import type { Player } from './player.ts';
import type { FromStage, ToInspect } from './protocol.ts';

/** The stage's side of the Page panel: answers what is asked of the page that is shown, and points at its nodes. */
export class PageInspector {
  private readonly player: () => Player | undefined;
  private readonly tell: (message: FromStage) => void;
  private readonly picker: PagePicker;

  constructor(target: HTMLElement, player: () => Player | undefined, tell: (message: FromStage) => void) {
    this.player = player;
    this.tell = tell;
    this.picker = new PagePicker(target, player, (id) => tell({ kind: 'picked', id }));
  }

  /** The page is elsewhere on the stage, or of another size. */
  follow(): void {
    this.picker.follow();
  }

  handle(message: ToInspect): void {
    switch (message.kind) {
      case 'readPage': {
        const { request, question } = message;
        const player = this.player();
        const answer = player?.page ? new PageReader(player.page, player.ids).answer(question) : null;
        return this.tell({ kind: 'pageRead', request, answer });
      }
      case 'setOutline':
        return this.picker.setOutline(message.id);
      case 'setPicking':
        return this.picker.setPicking(message.isOn);
    }
  }
}
