import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for a cookie, a link or a token. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
