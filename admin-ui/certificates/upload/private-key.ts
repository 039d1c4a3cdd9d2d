const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
/** A key stands at the beginning of the file or between certificates; nobody pastes megabytes. */
const LOOKED_AT_BYTES = 1_000_000;

/** True when the text holds a private key in PEM. Such text never leaves the browser. */
export const holdsPrivateKey = (text: string): boolean => PRIVATE_KEY.test(text);

export const fileHoldsPrivateKey = async (file: Blob): Promise<boolean> =>
  holdsPrivateKey(await file.slice(0, LOOKED_AT_BYTES).text());
