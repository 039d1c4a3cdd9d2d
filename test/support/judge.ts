import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import type { LintRule, Violation } from '../../server/core/lint/lint.js';
import { mint, type Mint } from './mint.js';

/** Decodes what `mint` makes of the given particulars, or the given DER. */
export function certificateOf(minted: Mint | Uint8Array = {}): Certificate {
  const decoded = decodeCertificate(minted instanceof Uint8Array ? minted : mint(minted));
  if (!decoded.ok)
    throw new Error(`${decoded.problem.at} at ${decoded.problem.offset}: ${decoded.problem.message}`);
  return decoded.value;
}

/** What one rule says of one certificate; `undefined` when it does not apply. */
export const violationsOf = (
  rule: LintRule,
  minted: Mint | Uint8Array = {},
): readonly Violation[] | undefined => rule.evaluate(certificateOf(minted));

/** Only the sentences. `toEqual([])` takes `[undefined]` for an empty list, so each must be one. */
export const messagesOf = (rule: LintRule, minted: Mint | Uint8Array = {}): readonly string[] | undefined =>
  violationsOf(rule, minted)?.map(({ message }) => {
    if (typeof message !== 'string') throw new Error(`A violation of ${rule.id} says nothing.`);
    return message;
  });

/** The bytes a violation points at, cut out of the certificate's DER; `undefined` when it points at nothing. */
export function bytesAt(certificate: Certificate, violation: Violation): Uint8Array | undefined {
  return violation.at && certificate.der.subarray(violation.at.start, violation.at.end);
}
