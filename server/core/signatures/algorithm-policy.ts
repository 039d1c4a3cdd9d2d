import type { HashName, SignatureScheme } from './signature-scheme.js';
import type { SigningKey } from './signing-key.js';

/**
 * What may still be relied on, and until when: the data of ETSI TS 119 312 in the shape that a path needs. An entry that
 * is missing is refused; so is an algorithm that came after this table was written.
 *
 * SHA-1, MD5 and RSA below 2048 bits are refused at every instant, also past ones: whoever can forge such a signature
 * today can date it as he likes.
 */
export const ALGORITHM_POLICY = {
  /** Instants are exclusive: from then on it is refused. `null`: no end is set. */
  hashes: new Map<HashName, Date | null>([
    ['sha224', new Date('2029-01-01T00:00:00Z')],
    ['sha256', null],
    ['sha384', null],
    ['sha512', null],
    ['sha512-256', null],
  ]),
  /** Largest first; the first row whose size the modulus reaches counts. */
  rsa: [
    { bits: 3000, until: null },
    { bits: 2048, until: new Date('2029-01-01T00:00:00Z') },
  ],
  curves: new Set([
    'P-256',
    'P-384',
    'P-521',
    'brainpoolP256r1',
    'brainpoolP384r1',
    'brainpoolP512r1',
  ]) as ReadonlySet<string>,
  whole: new Set(['ed25519', 'ed448', 'ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87']) as ReadonlySet<string>,
} as const;

export interface AlgorithmRefusal {
  /** When it stopped being accepted; `null` when it never is. */
  readonly since: Date | null;
  /** What is weak, as one sentence. */
  readonly message: string;
}

/** Until when something may be relied on: `null` for no end in sight, a refusal when it never may. */
type Term = { readonly until: Date | null } | { readonly never: string };

/** Why a signature made like this may not be relied on at that instant; `undefined` when it may. */
export function refuseScheme(scheme: SignatureScheme, at: Date): AlgorithmRefusal | undefined {
  return refusal(schemeTerm(scheme), schemeName(scheme), at);
}

/** Why a key may not be relied on at that instant; `undefined` when it may. */
export function refuseKey(key: SigningKey, at: Date): AlgorithmRefusal | undefined {
  return refusal(keyTerm(key), keyName(key), at);
}

/** The day from which the policy refuses this key or scheme, for whoever tracks dates; `null` when none is set. */
export function algorithmSunset(what: SigningKey | SignatureScheme): Date | null {
  const term = 'family' in what ? schemeTerm(what) : keyTerm(what);
  return 'until' in term ? term.until : null;
}

function schemeTerm(scheme: SignatureScheme): Term {
  if (scheme.family === 'dsa') return { never: 'DSA is not among the recommended algorithms' };
  if (!('hash' in scheme)) return { until: null };
  const until = ALGORITHM_POLICY.hashes.get(scheme.hash);
  return until === undefined ? { never: `${scheme.hash.toUpperCase()} is broken` } : { until };
}

function keyTerm({ algorithm, bits, curve, exponent }: SigningKey): Term {
  if (algorithm === 'rsa' || algorithm === 'rsa-pss') {
    if (bits === undefined) return { never: 'its modulus could not be read' };
    // An exponent of 1 lets anybody sign, and an even one nobody.
    if (exponent === undefined || exponent < 3 || exponent % 2 === 0)
      return { never: `its exponent is ${exponent}` };
    return (
      ALGORITHM_POLICY.rsa.find((row) => bits >= row.bits) ?? { never: `${bits} bits are fewer than 2048` }
    );
  }
  if (algorithm === 'ec') {
    return ALGORITHM_POLICY.curves.has(curve ?? '') ? { until: null } : { never: 'the curve is not listed' };
  }
  return ALGORITHM_POLICY.whole.has(algorithm)
    ? { until: null }
    : { never: 'it is not among the recommended ones' };
}

function refusal(term: Term, name: string, at: Date): AlgorithmRefusal | undefined {
  if ('never' in term) return { since: null, message: `${name} is refused: ${term.never}.` };
  if (term.until === null || at < term.until) return undefined;
  return { since: term.until, message: `${name} is refused since ${term.until.toISOString().slice(0, 10)}.` };
}

const schemeName = (scheme: SignatureScheme): string =>
  'hash' in scheme
    ? `A signature by ${scheme.family} with ${scheme.hash}`
    : `A signature by ${scheme.family}`;

const keyName = ({ algorithm, bits, curve }: SigningKey): string =>
  curve !== undefined
    ? `A key on ${curve}`
    : bits !== undefined
      ? `A key of ${algorithm} with ${bits} bits`
      : `A key of ${algorithm}`;
