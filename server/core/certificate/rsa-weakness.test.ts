import { describe, expect, test } from '@jest/globals';
import { RSA_MODULUS } from '../../../test/support/mint.js';
import { rsaWeaknessOf } from './rsa-weakness.js';

/** The next number from `start` on that Fermat's test to two bases takes for a prime. */
function prime(start: bigint): bigint {
  for (let n = start | 1n; ; n += 2n)
    if (power(2n, n - 1n, n) === 1n && power(3n, n - 1n, n) === 1n) return n;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let b = base, e = exponent; e > 0n; e >>= 1n, b = (b * b) % modulus)
    if (e & 1n) result = (result * b) % modulus;
  return result;
}

const P = prime(0xc000_0000_0000_0000_0000_0000_1234_5678n << 128n);
const Q = prime(0xe123_4567_89ab_cdef_0123_4567_89ab_cdefn << 128n);

describe('the weakness of an RSA modulus', () => {
  test('there is none in a product of two primes far apart', () => {
    expect(rsaWeaknessOf(P * Q)).toBeUndefined();
    expect(rsaWeaknessOf(RSA_MODULUS)).toBeUndefined();
  });

  test.each([2, 3, 5, 41, 43, 331, 337, 739, 743, 751])('the factor %d is found', (factor) => {
    expect(rsaWeaknessOf(P * Q * BigInt(factor))).toEqual({ kind: 'small-factor', factor });
  });

  test('the smallest factor is named', () => {
    expect(rsaWeaknessOf(P * 7n * 11n)).toEqual({ kind: 'small-factor', factor: 7 });
  });

  test.each([757, 761])('the factor %d is beyond the bound', (factor) => {
    expect(rsaWeaknessOf(P * Q * BigInt(factor))).toBeUndefined();
  });

  test('primes that are powers of 65537 modulo the small primes have the form of ROCA', () => {
    // M is the product of the first 39 primes; k makes the numbers large.
    const M = [
      2n,
      3n,
      5n,
      7n,
      11n,
      13n,
      17n,
      19n,
      23n,
      29n,
      31n,
      37n,
      41n,
      43n,
      47n,
      53n,
      59n,
      61n,
      67n,
      71n,
      73n,
      79n,
      83n,
      89n,
      97n,
      101n,
      103n,
      107n,
      109n,
      113n,
      127n,
      131n,
      137n,
      139n,
      149n,
      151n,
      157n,
      163n,
      167n,
    ].reduce((a, b) => a * b);
    const weak = (k: bigint, a: bigint): bigint => {
      let candidate = k * M + power(65537n, a, M);
      while ([173n, 179n, 181n, 191n, 193n, 197n, 199n, 211n].some((small) => candidate % small === 0n))
        candidate += M;
      return candidate;
    };
    const modulus = weak(12345n, 17n) * weak(987654n, 99n);
    expect(rsaWeaknessOf(modulus)?.kind).toBe('roca');
    expect(rsaWeaknessOf(modulus + 2n * M * 173n * 179n + 2n)?.kind).not.toBe('roca');
  });

  test.each([
    [0n, 'the square of a prime'],
    [2n, 'twin primes'],
    [1n << 60n, 'primes that differ in their lower half'],
  ])('%d apart: %s', (distance) => {
    const q = distance === 0n ? P : prime(P + distance);
    expect(rsaWeaknessOf(P * q)).toEqual({ kind: 'close-primes' });
  });

  test('100 rounds are made and no more', () => {
    // (a + i)² − n = b² with a = ⌈√n⌉: for n = (c − d)(c + d) that is round c − ⌈√n⌉ ≈ d² / 2c.
    const roundOf = (n: bigint, c: bigint) => {
      let low = 0n;
      for (let bit = 1n << 300n; bit > 0n; bit >>= 1n) if ((low + bit) ** 2n < n) low += bit;
      return c - (low + 1n);
    };
    const seen = new Set<string>();
    for (let shift = 120n; shift < 140n; shift++) {
      for (const step of [4n, 5n, 6n, 7n]) {
        const p = prime(P);
        const q = prime(P + (step << shift));
        const n = p * q;
        const round = roundOf(n, (p + q) / 2n);
        const expected = round < 100n ? 'close-primes' : undefined;
        seen.add(String(expected));
        expect([round, rsaWeaknessOf(n)?.kind]).toEqual([round, expected]);
      }
    }
    expect([...seen].sort()).toEqual(['close-primes', 'undefined']);
  });

  test.each([0n, 1n])('%d is answered, too', (n) => {
    expect(rsaWeaknessOf(n)).toBeDefined();
  });

  test('a number of a megabit is not factored', () => {
    expect(rsaWeaknessOf((P * Q) ** 2048n)).toBeUndefined();
  });
});
