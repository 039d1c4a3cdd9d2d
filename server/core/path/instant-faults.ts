import type { Certificate } from '../certificate/certificate.js';
import { type AlgorithmRefusal, refuseKey, refuseScheme } from '../signatures/algorithm-policy.js';
import type { SignatureScheme } from '../signatures/signature-scheme.js';
import type { SigningKey } from '../signatures/signing-key.js';
import type { PathCertificate } from './path-certificate.js';
import type { Fault } from './path-problem.js';

/** Which algorithms may be relied on at an instant; `algorithm-policy.ts` holds the one of TS 119 312. */
export interface AlgorithmPolicy {
  refuseScheme(scheme: SignatureScheme, at: Date): AlgorithmRefusal | undefined;
  refuseKey(key: SigningKey, at: Date): AlgorithmRefusal | undefined;
}

export const DATED_POLICY: AlgorithmPolicy = { refuseScheme, refuseKey };

/**
 * RFC 5280 §6.1.3 (a)(2). Both ends belong to the validity and are whole seconds (§4.1.2.5), so the instant is cut to
 * its second.
 */
export function validityFaults({ notBefore, notAfter }: Certificate, at: Date): readonly Fault[] {
  const second = Math.floor(at.getTime() / 1000) * 1000;
  if (second < notBefore.instant.getTime())
    return [{ code: 'val.not-yet-valid', message: `Valid from ${notBefore.instant.toISOString()} on.` }];
  if (second > notAfter.instant.getTime())
    return [{ code: 'val.expired', message: `Expired on ${notAfter.instant.toISOString()}.` }];
  return [];
}

/** Whether the algorithms of a certificate's signature and key may be relied on. */
export function algorithmFaults(
  { certificate, scheme, key }: PathCertificate,
  policy: AlgorithmPolicy,
  at: Date,
): readonly Fault[] {
  if (scheme === undefined) {
    const { name } = certificate.signatureAlgorithm;
    return [
      {
        code: 'val.signature-unsupported',
        message: `The signature algorithm ${name} or its parameters are not supported.`,
      },
    ];
  }
  return [...refused(policy.refuseScheme(scheme, at)), ...keyFaults(key, policy, at)];
}

/** Whether a public key may be relied on; `undefined` is one that could not be read. */
export function keyFaults(key: SigningKey | undefined, policy: AlgorithmPolicy, at: Date): readonly Fault[] {
  if (key === undefined)
    return [{ code: 'val.algorithm-refused', message: 'The public key has not the form of its algorithm.' }];
  return refused(policy.refuseKey(key, at));
}

const refused = (refusal: AlgorithmRefusal | undefined): readonly Fault[] =>
  refusal === undefined ? [] : [{ code: 'val.algorithm-refused', message: refusal.message }];
