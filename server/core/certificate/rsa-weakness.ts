/** Primes that no modulus is divisible by; BR 6.1.6 names 752 as the bound. */
const BOUND = 752;
/** Products of primes below 2^53, so that their remainders are exact Numbers. */
const SAFE = Number.MAX_SAFE_INTEGER;

const PRIMES = primesBelow(BOUND);
const GROUPS = groups(PRIMES);
const ALL_PRIMES = PRIMES.reduce((product, prime) => product * BigInt(prime), 1n);

/** The library with the fault CVE-2017-15361 made primes of this form: 65537^a modulo each of these primes. */
const ROCA_PRIMES: ReadonlyMap<number, ReadonlySet<number>> = new Map(
  PRIMES.filter((prime) => prime > 2 && prime <= 167).map((prime) => [prime, powersOf(65537, prime)]),
);

/** BR 6.1.1.3: what Fermat's method factors in so many rounds is rejected. */
const FERMAT_ROUNDS = 100;
/** Twice the largest key in use; beyond it a hostile number would cost more than the answer is worth. */
const MOST_BITS = 32_768;

export type RsaWeakness =
  | { readonly kind: 'small-factor'; readonly factor: number }
  | { readonly kind: 'roca' }
  | { readonly kind: 'close-primes' };

/**
 * What makes an RSA modulus easy to factor, as far as a few microseconds can tell: a prime factor below 752, the form
 * of ROCA, two primes too close to each other. Lists of keys that became known (Debian of 2008) are not consulted.
 */
export function rsaWeaknessOf(modulus: bigint): RsaWeakness | undefined {
  const small = modulus % ALL_PRIMES;
  let roca = true;
  for (const { product, primes } of GROUPS) {
    const remainder = Number(small % product);
    for (const prime of primes) {
      const rest = remainder % prime;
      if (rest === 0) return { kind: 'small-factor', factor: prime };
      if (roca && ROCA_PRIMES.get(prime)?.has(rest) === false) roca = false;
    }
  }
  if (roca) return { kind: 'roca' };
  return modulus < 1n << BigInt(MOST_BITS) && factorsByFermat(modulus) ? { kind: 'close-primes' } : undefined;
}

/** Squares have few remainders modulo each of these; their product squared is exact in a Number. */
const SIEVES = [64, 63, 65, 11, 17].map((modulus) => ({
  modulus,
  squares: new Set(Array.from({ length: modulus }, (_, i) => (i * i) % modulus)),
}));
const SIEVE = SIEVES.reduce((product, { modulus }) => product * modulus, 1);

/** n = a² − b² for an `a` close to √n, as when n has two factors close to each other. */
function factorsByFermat(n: bigint): boolean {
  let a = squareRoot(n);
  if (a * a < n) a += 1n;
  const first = a * a - n;
  const start = Number(first % BigInt(SIEVE));
  const step = Number((2n * a) % BigInt(SIEVE));
  for (let i = 0; i < FERMAT_ROUNDS; i++) {
    // (a + i)² − n = (a² − n) + 2ai + i².
    const remainder = (start + step * i + i * i) % SIEVE;
    if (!SIEVES.every(({ modulus, squares }) => squares.has(remainder % modulus))) continue;
    const candidate = first + 2n * a * BigInt(i) + BigInt(i * i);
    const b = squareRoot(candidate);
    if (b * b === candidate) return true;
  }
  return false;
}

/** ⌊√n⌋: each turn doubles the bits that are right (the adaptive form of Newton's method). */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const half = (bitLength(n) - 1) >> 1;
  let root = 1n;
  let known = 0;
  for (let s = 31 - Math.clz32(half); s >= 0; s--) {
    const before = known;
    known = half >> s;
    root = (root << BigInt(known - before - 1)) + (n >> BigInt(2 * half - before - known + 1)) / root;
  }
  return root * root > n ? root - 1n : root;
}

function bitLength(n: bigint): number {
  const digits = n.toString(16);
  return digits.length * 4 - (Math.clz32(parseInt(digits[0]!, 16)) - 28);
}

function primesBelow(bound: number): readonly number[] {
  const primes: number[] = [];
  for (let n = 2; n < bound; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes;
}

function groups(primes: readonly number[]) {
  const found: { product: bigint; primes: number[] }[] = [];
  let product = SAFE;
  for (const prime of primes) {
    if (product * prime > SAFE) {
      found.push({ product: 1n, primes: [] });
      product = 1;
    }
    product *= prime;
    const last = found.at(-1)!;
    last.product = BigInt(product);
    last.primes.push(prime);
  }
  return found;
}

function powersOf(base: number, modulus: number): ReadonlySet<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % modulus) powers.add(power);
  return powers;
}
