import { ipcMain, type WebContents } from 'electron';
import { CALLS, type AppEvents, type Handlers } from '../../shared/contract/contract.ts';
import { CALL_NAMES, type CallName, type EventName } from '../../shared/contract/names.ts';
import { fail, type Result } from '../../shared/result.ts';
import { asLibraryError } from '../library/database/library-error.ts';
import { isTrustedSender } from '../security/sender.ts';
import { callChannel, eventChannel } from './channels.ts';
import { errorMessage } from '../../shared/error-message.ts';

/**
 * Binds the handlers to the contract. A call from anything but the app's own page is rejected, as is input
 * that does not fit the schema; neither can happen in a page that was not tampered with.
 */
export function registerHandlers(handlers: Handlers): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(callChannel(name), async (message, input: unknown) => {
      if (!isTrustedSender(message.senderFrame)) {
        throw new Error(`${name} was refused: the sender is not the app's page.`);
      }
      return answer(name, handlers[name] as Handler, input);
    });
  }
}

type Handler = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** Checks a call's input and runs its handler. Exported for tests: this is the boundary without Electron. */
export async function answer(name: CallName, handler: Handler, input: unknown): Promise<Result<unknown>> {
  const parsed = CALLS[name].input.safeParse(input);
  if (!parsed.success) {
    throw new Error(`${name} was refused: ${parsed.error.message}`);
  }
  try {
    return await handler(parsed.data);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): Result<never> {
  const known = asLibraryError(error);
  if (known) {
    return fail(known.code, known.message);
  }
  return fail('unexpected', `Something unexpected happened: ${errorMessage(error)}`);
}

/** Tells the renderer something. A window that is being closed is not told. */
export function sendEvent<Name extends EventName>(
  contents: WebContents | undefined,
  name: Name,
  event: AppEvents[Name],
): void {
  if (contents && !contents.isDestroyed()) {
    contents.send(eventChannel(name), event);
  }
}
