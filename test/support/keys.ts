import { bitString, concat, nothing, oid, sequence } from './der.js';

/** SubjectPublicKeyInfo of an EC key on a named curve; the point is nobody's. */
export const ecKey = (curve: string): Uint8Array => ecKeyWith(oid(curve));

/** The same with any parameters, or none. */
export const ecKeyWith = (...parameters: readonly Uint8Array[]): Uint8Array =>
  sequence(
    sequence(oid('1.2.840.10045.2.1'), ...parameters),
    bitString(concat(Uint8Array.of(4), new Uint8Array(64).fill(7))),
  );

/** SubjectPublicKeyInfo of an algorithm without parameters, such as Ed25519. */
export const bareKey = (algorithm: string, ...parameters: readonly Uint8Array[]): Uint8Array =>
  sequence(sequence(oid(algorithm), ...parameters), bitString(new Uint8Array(32).fill(7)));

/** AlgorithmIdentifier, and the same with the parameters NULL as for RSA with PKCS #1 v1.5. */
export const algorithm = (id: string, ...parameters: readonly Uint8Array[]): Uint8Array =>
  sequence(oid(id), ...parameters);
export const algorithmWithNull = (id: string): Uint8Array => sequence(oid(id), nothing());
