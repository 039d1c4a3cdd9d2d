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

/** Once: an answer counts once. Signing in in between does not lose it. */
export function callbackAddress(): string | undefined {
  const address = brought;
  brought = undefined;
  return address;
}
