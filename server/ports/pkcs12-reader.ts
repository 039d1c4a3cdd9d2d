export type Pkcs12Problem =
  | 'too-large'
  /** No PKCS#12 at all, or damaged. */
  | 'not-pkcs12'
  /** Its MAC does not agree: the passphrase, or the file, is not what it was. */
  | 'wrong-passphrase'
  /** Encrypted in a way that is not read here, or so that reading takes longer than anybody should wait. */
  | 'unsupported'
  | 'no-key'
  | 'several-keys';

export type Pkcs12Reading =
  | {
      readonly ok: true;
      /** PKCS#8, PEM, not encrypted. Never to be logged or answered. */
      readonly keyPem: string;
      /** PEM, in the order of the file; may be none. */
      readonly certificates: readonly string[];
    }
  | { readonly ok: false; readonly problem: Pkcs12Problem };

/** Opens files of key and certificates (RFC 7292). Never throws for what is in a file. */
export abstract class Pkcs12Reader {
  abstract read(file: Uint8Array, passphrase: string): Promise<Pkcs12Reading>;
}
