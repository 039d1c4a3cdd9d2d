import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Sealing, type SealedPlace } from './sealing.js';

const place: SealedPlace = { table: 'submission_secret', column: 'sealed', rowId: 'a' };
const sealing = new Sealing('a key that only tests use, 32 characters or more');
const other = new Sealing('another key that only tests use, also long enough');

describe('a sealed value', () => {
  test('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (value, rowId) => {
        const at = { ...place, rowId };
        expect(sealing.open(sealing.seal(value, at), at)).toEqual({ ok: true, value });
      }),
    );
  });

  test('shows nothing of itself, and is never the same twice', () => {
    const value = 'client-secret-of-the-bank';
    const [one, two] = [sealing.seal(value, place), sealing.seal(value, place)];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^v1\.[0-9a-f]{16}\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(one.split('.')[3] ?? '', 'base64url').includes(value)).toBe(false);
  });

  test.each<[string, SealedPlace]>([
    ['row', { ...place, rowId: 'b' }],
    ['column', { ...place, column: 'note' }],
    ['table', { ...place, table: 'user_account' }],
    ['split between row and column', { table: 'submission_secret', column: 'seale', rowId: 'da' }],
  ])('does not open in another %s', (_, elsewhere) => {
    expect(sealing.open(sealing.seal('x', place), elsewhere)).toEqual({
      ok: false,
      problem: 'not-authentic',
    });
  });

  test('does not open when any bit was flipped', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(7), (value, where, bit) => {
        const [version, keyId, nonce, sealed] = sealing.seal(value, place).split('.');
        const bytes = [nonce, sealed].map((part) => Buffer.from(part ?? '', 'base64url'));
        const whole = (bytes[0]?.length ?? 0) + (bytes[1]?.length ?? 0);
        const at = where % whole;
        const [target, index] = at < 12 ? [bytes[0], at] : [bytes[1], at - 12];
        if (target) target[index] = (target[index] ?? 0) ^ (1 << bit);
        const envelope = [version, keyId, ...bytes.map((part) => part.toString('base64url'))].join('.');
        expect(sealing.open(envelope, place)).toEqual({ ok: false, problem: 'not-authentic' });
      }),
    );
  });

  test('does not open under another key, and says which problem it is', () => {
    const envelope = sealing.seal('x', place);
    expect(other.open(envelope, place)).toEqual({ ok: false, problem: 'unknown-key' });
    // Relabelled with the id of the key that is there.
    const label = other.seal('y', place).split('.')[1] ?? '';
    const relabelled = envelope.replace(/^v1\.[0-9a-f]+/, `v1.${label}`);
    expect(other.open(relabelled, place)).toEqual({ ok: false, problem: 'not-authentic' });
  });

  test('whatever else is malformed and does not throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String()).map((parts) => ['v1', ...parts].join('.')),
        ),
        (text) => {
          expect(sealing.open(text, place).ok).toBe(false);
        },
      ),
    );
    expect(sealing.open(`${sealing.seal('x', place)}=`, place)).toEqual({ ok: false, problem: 'malformed' });
  });

  test('can be sealed again under a new key', () => {
    const before = sealing.seal('x', place);
    const renewed = new Sealing('a new key for the same installation, long enough', [
      'a key that only tests use, 32 characters or more',
    ]);
    expect(renewed.isOutdated(before)).toBe(true);
    const opened = renewed.open(before, place);
    expect(opened).toEqual({ ok: true, value: 'x' });
    const after = renewed.seal('x', place);
    expect(renewed.isOutdated(after)).toBe(false);
    expect(sealing.open(after, place)).toEqual({ ok: false, problem: 'unknown-key' });
  });
});
