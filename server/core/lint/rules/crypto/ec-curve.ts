import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR, TS_119_312 } from '../../citations.js';
import { rule } from '../../lint.js';

const NIST: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521']);

/** TS 119 312 clause 6.2.2.3, with FRP256v1 of the French ANSSI. */
const EUROPEAN: ReadonlySet<string> = new Set([
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
  '1.2.250.1.223.101.256.1',
]);

/** Keys whose algorithm is their curve. Those for key agreement only cannot sign, so nothing proves who holds them. */
const EDWARDS: ReadonlySet<string> = new Set(['ed25519', 'ed448']);
const MONTGOMERY: ReadonlySet<string> = new Set(['x25519', 'x448']);

export const cryptoEcCurve = rule({
  id: 'crypto.ec-curve',
  title:
    'An elliptic-curve key is on a curve of TS 119 312, in a certificate for browsers on P-256, P-384 or P-521.',
  severity: 'error',
  citation: [TS_119_312('6.2.2.3'), CABF_BR('6.1.5')],
  ask: 'Please reissue the certificate for a key on P-256 or P-384 (TS 119 312; Baseline Requirements 6.1.5).',

  // Parameters that name no curve are reported by `crypto.spki-encoding`.
  subject: ({ publicKey: { algorithm, curve, at } }) => {
    const name =
      algorithm === 'ec'
        ? curve
        : EDWARDS.has(algorithm) || MONTGOMERY.has(algorithm)
          ? algorithm
          : undefined;
    return name === undefined ? undefined : { name, at };
  },

  check: ({ name, at }, certificate) => {
    if (NIST.has(name)) return [];
    if (!EUROPEAN.has(name) && !EDWARDS.has(name)) {
      return [{ message: `The key is on the curve ${name}, which TS 119 312 does not list.`, at }];
    }
    return followsBaselineRequirements(certificate)
      ? [
          {
            message: `The key is on the curve ${name}; for browsers only P-256, P-384 and P-521 are allowed.`,
            at,
          },
        ]
      : [];
  },
});
