import './stage.css';
import { commandForKey } from '../player/key-map.ts';
import { APP_ORIGIN, type FromStage, type ToStage } from './protocol.ts';
import { StageSession } from './stage-session.ts';

/** Waits for the app to hand over its port, once; nothing else may talk to this page. */
function connect(message: MessageEvent): void {
  const [port] = message.ports;
  if (message.origin !== APP_ORIGIN || message.source !== window.parent || !port) {
    return;
  }
  window.removeEventListener('message', connect);
  const target = document.getElementById('frame');
  if (target) {
    serve(port, target);
  }
}

function serve(port: MessagePort, target: HTMLElement): void {
  const tell = (message: FromStage): void => port.postMessage(message);
  const session = new StageSession(target, tell);
  port.onmessage = ({ data }: MessageEvent<ToStage>) => session.handle(data);
  // What rrweb throws while it plays comes from its timers; playing goes on without the event.
  window.addEventListener('error', ({ message }) => tell({ kind: 'stumbled', message }));
  window.addEventListener('dragenter', () => tell({ kind: 'draggedOver' }));
  window.addEventListener('click', () => tell({ kind: 'clicked' }));
  window.addEventListener('keydown', (event) => {
    if (commandForKey(event)) {
      event.preventDefault();
      tell({ kind: 'pressed', key: { key: event.key, shiftKey: event.shiftKey } });
    }
  });
}

window.addEventListener('message', connect);
