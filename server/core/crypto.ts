/** The cryptography that core needs, handed in like the instant, so that core imports no platform. */
export interface Crypto {
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): string;
}
