import './stage.css';
import { APP_ORIGIN } from '../../shared/origins.ts';
import type { ToStage } from './protocol.ts';
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
  const session = new StageSession(target, (message) => port.postMessage(message));
  port.onmessage = ({ data }: MessageEvent<ToStage>) => session.handle(data);
  // What rrweb throws while it plays comes from its timers; playing goes on without the event.
  window.addEventListener('error', ({ message }) => session.noteProblem(message));
  window.addEventListener('click', () => session.tell({ kind: 'clicked' }));
  window.addEventListener('dragenter', ({ dataTransfer }) => {
    if (dataTransfer?.types.includes('Files')) {
      session.tell({ kind: 'draggedOver' });
    }
  });
}

window.addEventListener('message', connect);
