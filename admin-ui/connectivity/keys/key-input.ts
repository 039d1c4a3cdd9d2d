import { holdsPrivateKey } from '../../certificates/upload/private-key.js';

/** As the API takes them. */
export const LONGEST_KEY = 200_000;
/** In base64 that is what the API takes. */
export const LARGEST_FILE = 150_000;

export const holdsCertificate = (text: string): boolean => text.includes('-----BEGIN CERTIFICATE-----');

export interface KeyInput {
  readonly name: string;
  readonly how: 'pem' | 'pkcs12';
  readonly pem: string;
  /** Size of the chosen file; null before one is chosen. */
  readonly fileSize: number | null;
}

export type KeyField = 'name' | 'pem' | 'pkcs12';

/** What cannot be sent, with the word for it: `connectivity.keys.form.wrong.<word>`. */
export function faultsOfKey({ name, how, pem, fileSize }: KeyInput): Map<KeyField, string> {
  const faults = new Map<KeyField, string>();
  if (name.trim() === '') faults.set('name', 'name');
  if (how === 'pem') {
    if (pem.length > LONGEST_KEY) faults.set('pem', 'large');
    else if (!holdsPrivateKey(pem)) faults.set('pem', 'pem');
  } else if (fileSize === null || fileSize > LARGEST_FILE) faults.set('pkcs12', 'pkcs12');
  return faults;
}

/** Bytes as base64, as JSON carries them. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
