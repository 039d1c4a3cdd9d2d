import { createHash } from 'node:crypto';
import type { Crypto } from '../core/crypto.js';

/** The cryptography that core asks for, by node:crypto. */
export const nodeCrypto: Crypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
