import { describe, expect, test } from '@jest/globals';
import { certificateOf } from '../../../test/support/judge.js';
import { evidentPurpose } from './evident-purpose.js';

const EMAIL = '1.3.6.1.5.5.7.3.4';

describe('evidentPurpose', () => {
  test.each(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '0.4.0.194115.1.0'])(
    '%s makes a server certificate, whatever the key usage',
    (purpose) => {
      expect(evidentPurpose(certificateOf({ extendedKeyUsage: [EMAIL, purpose], keyUsage: 0x40 }))).toBe(
        'server',
      );
    },
  );

  test.each([
    [null, 0x40, 'seal'],
    [null, 0xc0, 'seal'],
    [[EMAIL], 0x40, 'seal'],
    [null, 0x60, undefined],
    [null, 0x80, undefined],
    [null, null, undefined],
  ])('extended key usage %p with key usage %p: %p', (extendedKeyUsage, keyUsage, expected) => {
    expect(evidentPurpose(certificateOf({ extendedKeyUsage, keyUsage }))).toBe(expected);
  });
});
