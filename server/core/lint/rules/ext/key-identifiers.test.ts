import { describe, expect, test } from '@jest/globals';
import { implicit, nothing, sequence, tlv } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { extension } from '../../../../../test/support/mint.js';
import { extAkiMissing } from './aki-missing.js';
import { extSkiMissing } from './ski-missing.js';

const aki = (value: Uint8Array) => extension('2.5.29.35', value);
const BROWSER = { policies: ['0.4.0.194112.1.5'], extensions: [] };

describe('ext.aki-missing', () => {
  test('a keyIdentifier passes', () => {
    expect(findingsOf(extAkiMissing)).toEqual([]);
  });

  test('no extension', () => {
    expect(findingsOf(extAkiMissing, { extensions: [] })).toEqual([
      {
        message: 'The extension authorityKeyIdentifier is missing.',
        severity: 'error',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test.each([
    ['nothing in it', sequence()],
    ['only a serial number', sequence(implicit(2, Uint8Array.of(1)))],
    ['an empty keyIdentifier', sequence(implicit(0, new Uint8Array()))],
  ])('%s: the extension is pointed at', (_, value) => {
    expect(findingsOf(extAkiMissing, { extensions: [aki(value)] })).toEqual([
      {
        message: 'The extension authorityKeyIdentifier has no keyIdentifier.',
        severity: 'error',
        path: 'extensions[5]',
        hex: hex(aki(value)),
      },
    ]);
  });

  test.each([
    ['is no SEQUENCE', nothing()],
    ['is no DER', Uint8Array.of(0x30)],
    ['has a strange element', sequence(tlv(0x85, Uint8Array.of(1)))],
  ])('what %s is left to x509.extension-undecodable', (_, value) => {
    expect(findingsOf(extAkiMissing, { extensions: [aki(value)] })).toEqual([]);
  });
});

describe('ext.ski-missing', () => {
  test('the extension passes', () => {
    expect(findingsOf(extSkiMissing)).toEqual([]);
  });

  test('its absence is told', () => {
    expect(findingsOf(extSkiMissing, { extensions: [] })).toEqual([
      {
        message: 'The extension subjectKeyIdentifier is missing.',
        severity: 'info',
        path: undefined,
        hex: undefined,
      },
    ]);
  });

  test('does not apply where the Baseline Requirements advise against it', () => {
    expect(findingsOf(extSkiMissing, BROWSER)).toBeUndefined();
    expect(findingsOf(extSkiMissing, { ...BROWSER, notBefore: '230914235959Z' })).toHaveLength(1);
  });
});
