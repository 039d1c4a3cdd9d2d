import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EnvelopePlace, Envelopes, rewrapped } from './envelope.js';
import { Sealing } from './sealing.js';

const KEY = 'a key that only tests use, 32 characters or more';
const NEW_KEY = 'another key that only tests use, also long enough';
const place: EnvelopePlace = { table: 'probe_key', column: 'sealed', rowId: 'a', purpose: 'tls-client' };
const envelopes = new Envelopes(new Sealing(KEY));
const bytes = Buffer.from('-----BEGIN PRIVATE KEY-----');

describe('an envelope', () => {
  test('opens to what was put in, and is never the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_096 }), (value) => {
        const [one, two] = [envelopes.seal(value, place), envelopes.seal(value, place)];
        expect(one).not.toBe(two);
        expect(envelopes.open(one, place)).toEqual({ ok: true, bytes: Buffer.from(value) });
      }),
    );
  });

  test.each<[string, EnvelopePlace]>([
    ['row', { ...place, rowId: 'b' }],
    ['column', { ...place, column: 'certificates' }],
    ['table', { ...place, table: 'submission_secret' }],
    ['purpose', { ...place, purpose: 'signature' }],
  ])('does not open in another %s', (_, elsewhere) => {
    expect(envelopes.open(envelopes.seal(bytes, place), elsewhere).ok).toBe(false);
  });

  test('does not open with the data key of another value, nor with any bit flipped', () => {
    const [one, two] = [envelopes.seal(bytes, place), envelopes.seal(bytes, place)].map((text) =>
      text.split('|'),
    );
    const mixed = [one![0], two![1], one![2], one![3]].join('|');
    expect(envelopes.open(mixed, place)).toEqual({ ok: false, problem: 'not-authentic' });
    fc.assert(
      fc.property(fc.constantFrom(2, 3), fc.nat(), fc.nat(7), (part, where, bit) => {
        const parts = [...one!];
        const target = Buffer.from(parts[part]!, 'base64url');
        target[where % target.length]! ^= 1 << bit;
        parts[part] = target.toString('base64url');
        expect(envelopes.open(parts.join('|'), place).ok).toBe(false);
      }),
    );
  });

  test('is re-wrapped under a new secret key without its content being touched', () => {
    const both = new Sealing(NEW_KEY, [KEY]);
    const before = envelopes.seal(bytes, place);
    const dataKey = { table: 'probe_key', column: 'sealed#data-key', rowId: 'a' };
    const after = rewrapped(before, (wrapped) => {
      const opened = both.open(wrapped, dataKey);
      if (!opened.ok) throw new Error(opened.problem);
      return both.seal(opened.value, dataKey);
    })!;
    expect(after.split('|').slice(2)).toEqual(before.split('|').slice(2));
    expect(new Envelopes(new Sealing(NEW_KEY)).open(after, place)).toEqual({ ok: true, bytes });
    expect(envelopes.open(after, place)).toEqual({ ok: false, problem: 'unknown-key' });
  });

  test('whatever else is malformed and does not throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String()).map((parts) => ['e1', ...parts].join('|')),
        ),
        (text) => {
          expect(envelopes.open(text, place).ok).toBe(false);
          expect(() => rewrapped(text, (wrapped) => wrapped)).not.toThrow();
        },
      ),
    );
  });
});
