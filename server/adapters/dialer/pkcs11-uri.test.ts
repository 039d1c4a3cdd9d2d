import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withoutPin, withPin } from './pkcs11-uri.js';

describe('a PKCS#11 URI', () => {
  test.each([
    ['pkcs11:token=a;object=b', { uri: 'pkcs11:token=a;object=b', pin: undefined, modulePath: undefined }],
    ['pkcs11:token=a?pin-value=1%262', { uri: 'pkcs11:token=a', pin: '1&2', modulePath: undefined }],
    [
      'pkcs11:token=a?module-path=/usr/lib/x.so&pin-source=file:/run/pin&pin-value=1',
      { uri: 'pkcs11:token=a?pin-source=file:/run/pin', pin: '1', modulePath: '/usr/lib/x.so' },
    ],
  ])('%s is taken apart', (uri, parts) => {
    expect(withoutPin(uri)).toEqual(parts);
  });

  test('gives back any PIN that was put into it, and does not show it among the rest', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('', '?module-path=/x.so'), (pin, query) => {
        const parts = withoutPin(withPin(`pkcs11:token=a;object=b${query}`, pin));
        expect(parts.pin).toBe(pin);
        expect(parts.uri).toBe('pkcs11:token=a;object=b');
      }),
    );
  });

  test('keeps the PIN that it names itself', () => {
    expect(withPin('pkcs11:token=a?pin-source=file:/run/pin', '1')).toBe(
      'pkcs11:token=a?pin-source=file:/run/pin',
    );
    expect(withPin('pkcs11:token=a', undefined)).toBe('pkcs11:token=a');
  });
});
