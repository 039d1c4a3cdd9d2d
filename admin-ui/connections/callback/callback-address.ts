import { CALLBACK_PATH } from '../address.js';

let brought: string | undefined;

/**
 * The address that the bank sent the browser to carries a code and a state. They are taken out of the address line, and so out of
 * the history of the browser, before anything else happens; nothing keeps them but this page's memory, until they are used.
 */
export function takeCallbackAddress(): void {
  if (location.pathname !== CALLBACK_PATH || (location.search === '' && location.hash === '')) return;
  brought = location.href;
  history.replaceState(null, '', CALLBACK_PATH);
}

/** Until the server has judged it: signing in in between, or a server that was away, does not lose it. */
export const callbackAddress = (): string | undefined => brought;

/** An answer counts once. */
export function forgetCallbackAddress(): void {
  brought = undefined;
}
