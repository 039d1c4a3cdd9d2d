/** Primes that no modulus is divisible by; BR 6.1.6 names 752 as the bound. */
const BOUND = 752;
/** Products of primes below 2^31, so that the arithmetic with their remainders is that of small integers. */
const SMALL = 2 ** 31;

const PRIMES = primesBelow(BOUND);
const GROUPS = groups(PRIMES);
const ALL_PRIMES = PRIMES.reduce((product, prime) => product * BigInt(prime), 1n);

/** The library with the fault CVE-2017-15361 made primes of this form: 65537^a modulo each of these primes. */
const ROCA_PRIMES = PRIMES.filter((prime) => prime > 2 && prime <= 167).map((prime) => ({
  prime: BigInt(prime),
  powers: powersOf(65537, prime),
}));

/** BR 6.1.1.3: what Fermat's method factors in so many rounds is rejected. */
const FERMAT_ROUNDS = 100;
/** Twice the largest key in use; beyond it a hostile number would cost more than the answer is worth. */
const TOO_LARGE = 1n << 32_768n;

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
  for (let g = 0; g < GROUPS.length; g++) {
    const { product, primes } = GROUPS[g]!;
    const remainder = Number(small % product);
    for (let i = 0; i < primes.length; i++) {
      if (remainder % primes[i]! === 0) return { kind: 'small-factor', factor: primes[i]! };
    }
  }
  if (hasFormOfRoca(small)) return { kind: 'roca' };
  return modulus < TOO_LARGE && factorsByFermat(modulus) ? { kind: 'close-primes' } : undefined;
}

function hasFormOfRoca(small: bigint): boolean {
  return ROCA_PRIMES.every(({ prime, powers }) => powers.has(Number(small % prime)));
}

/** Squares have few remainders modulo each number of a sieve; its product times 200 is a small integer. */
const COARSE = [64, 63, 65];
/** For the few that pass the coarse one. */
const FINE = [11, 17, 19, 23, 29];

const residues = (modulus: number): Uint8Array => {
  const squares = new Uint8Array(modulus);
  for (let i = 0; i < modulus; i++) squares[(i * i) % modulus] = 1;
  return squares;
};
const sieve = (moduli: readonly number[]) => ({
  moduli: moduli.map((modulus) => ({ modulus, squares: residues(modulus) })),
  product: moduli.reduce((product, modulus) => product * modulus, 1),
});
const SIEVES = [sieve(COARSE), sieve(FINE)] as const;

/** Whether (a + i)² − n may be a square, for every i, as seen modulo the product of a sieve. */
function maybeSquares(
  { moduli, product }: (typeof SIEVES)[number],
  first: bigint,
  double: bigint,
): (i: number) => boolean {
  const start = Number(first % BigInt(product));
  const step = Number(double % BigInt(product));
  return (i) => {
    // (a + i)² − n = (a² − n) + 2ai + i².
    const remainder = start + step * i + i * i;
    for (const { modulus, squares } of moduli) if (squares[remainder % modulus] === 0) return false;
    return true;
  };
}

/** n = a² − b² for an `a` close to √n, as when n has two factors close to each other. */
function factorsByFermat(n: bigint): boolean {
  let a = squareRoot(n);
  if (a * a < n) a += 1n;
  const first = a * a - n;
  const double = 2n * a;
  const coarse = maybeSquares(SIEVES[0], first, double);
  let fine: ReturnType<typeof maybeSquares> | undefined;
  for (let i = 0; i < FERMAT_ROUNDS; i++) {
    if (!coarse(i)) continue;
    fine ??= maybeSquares(SIEVES[1], first, double);
    if (!fine(i)) continue;
    const candidate = first + double * BigInt(i) + BigInt(i * i);
    const b = squareRoot(candidate);
    if (b * b === candidate) return true;
  }
  return false;
}

/** As many bits of a root as floating point gets right to less than one. */
const EXACT_BITS = 31;

/** ⌊√n⌋: from the first bits on, each turn doubles those that are right (the adaptive form of Newton's method). */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const half = (bitLength(n) - 1) >> 1;
  let s = 0;
  while (half >> s > EXACT_BITS) s++;
  let known = half >> s;
  let root = BigInt(Math.floor(Math.sqrt(Number(n >> BigInt(2 * (half - known))))));
  while (s-- > 0) {
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
  let product = SMALL;
  for (const prime of primes) {
    if (product * prime >= SMALL) {
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
