import { describe, expect, test } from '@jest/globals';
import { bitString } from '../../../../../test/support/der.js';
import { findingsOf, hex } from '../../../../../test/support/findings.js';
import { messagesOf } from '../../../../../test/support/judge.js';
import { bareKey, ecKey } from '../../../../../test/support/keys.js';
import { extension, type Mint } from '../../../../../test/support/mint.js';
import { extKeyUsageIncompatibleWithKey } from './key-usage-incompatible-with-key.js';
import { extKeyUsageMissing } from './key-usage-missing.js';
import { extKeyUsageMixed } from './key-usage-mixed.js';
import { extKeyUsageNotCritical } from './key-usage-not-critical.js';
import { extKeyUsageSealNotA } from './key-usage-seal-not-a.js';
import { extKeyUsageSealWithoutNonrepudiation } from './key-usage-seal-without-nonrepudiation.js';
import { extKeyUsageUnknownCombination } from './key-usage-unknown-combination.js';
import { extKeyUsageWebRequiredBit } from './key-usage-web-required-bit.js';

const P_256 = ecKey('1.2.840.10045.3.1.7');
const ED25519 = bareKey('1.3.101.112');
const BROWSER: Mint = { policies: ['0.4.0.194112.1.5', '2.23.140.1.2.2'] };
const BEFORE_PROFILES: Mint = { ...BROWSER, notBefore: '230914235959Z' };

const DS = 0x80;
const NR = 0x40;
const KE = 0x20;
const DE = 0x10;
const KA = 0x08;
const SIGN = 0x04;
const CRL = 0x02;
const EO = 0x01;

/** The value of keyUsage as `mint` writes it. */
const bits = (octet: number) => hex(bitString(Uint8Array.of(octet), 31 - Math.clz32(octet & -octet)));

describe('ext.key-usage-missing', () => {
  test('the extension passes, even one that cannot be decoded', () => {
    expect(findingsOf(extKeyUsageMissing)).toEqual([]);
    const broken = extension('2.5.29.15', Uint8Array.of(5, 0));
    expect(findingsOf(extKeyUsageMissing, { keyUsage: null, extensions: [broken] })).toEqual([]);
  });

  test.each([
    ['an error', {}, 'error'],
    ['a warning under the Baseline Requirements', BROWSER, 'warning'],
  ])('its absence is %s', (_, minted, severity) => {
    expect(findingsOf(extKeyUsageMissing, { ...minted, keyUsage: null })).toEqual([
      { message: 'The extension keyUsage is missing.', severity, path: undefined, hex: undefined },
    ]);
  });
});

describe('ext.key-usage-not-critical', () => {
  const relaxed = extension('2.5.29.15', bitString(Uint8Array.of(DS), 7));
  const withRelaxed = { keyUsage: null, extensions: [relaxed] };

  test('a critical one passes', () => {
    expect(findingsOf(extKeyUsageNotCritical)).toEqual([]);
  });

  test.each([
    ['should be', {}, 'warning'],
    ['should be', BEFORE_PROFILES, 'warning'],
    ['must be', BROWSER, 'error'],
  ])('another %s: %j', (strength, minted, severity) => {
    expect(findingsOf(extKeyUsageNotCritical, { ...minted, ...withRelaxed })).toEqual([
      {
        message: `The extension keyUsage is not marked critical; it ${strength}.`,
        severity,
        path: 'extensions[4]',
        hex: hex(relaxed),
      },
    ]);
  });

  test('does not apply without the extension', () => {
    expect(findingsOf(extKeyUsageNotCritical, { keyUsage: null })).toBeUndefined();
  });
});

describe('ext.key-usage-unknown-combination', () => {
  test.each([NR, DS | NR, DS, DS | KE, KE, DS | NR | KE])('%i passes', (keyUsage) => {
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage })).toEqual([]);
  });

  test.each([
    [DS | DE, 'keyUsage digitalSignature, dataEncipherment is none of the types A to F.'],
    [NR | KE, 'keyUsage nonRepudiation, keyEncipherment is none of the types A to F.'],
    [DS | SIGN, 'keyUsage digitalSignature, keyCertSign is none of the types A to F.'],
    [DS | DE | KA, 'keyUsage digitalSignature, dataEncipherment is none of the types A to F.'],
  ])('%i is pointed at', (keyUsage, message) => {
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage })).toEqual([
      { message, severity: 'error', path: 'keyUsage', hex: bits(keyUsage) },
    ]);
  });

  test('no bit at all', () => {
    const empty = extension('2.5.29.15', bitString(new Uint8Array(), 0), true);
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage: null, extensions: [empty] })).toEqual([
      { message: 'keyUsage sets no bit.', severity: 'error', path: 'keyUsage', hex: '030100' },
    ]);
  });

  test('bits that the key cannot do are left to ext.key-usage-incompatible-with-key', () => {
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage: KA })).toEqual([]);
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage: DS | KE | KA })).toEqual([]);
  });

  test('does not apply under the Baseline Requirements, nor without keyUsage', () => {
    expect(findingsOf(extKeyUsageUnknownCombination, { ...BROWSER, keyUsage: DS | DE })).toBeUndefined();
    expect(findingsOf(extKeyUsageUnknownCombination, { keyUsage: null })).toBeUndefined();
    expect(findingsOf(extKeyUsageUnknownCombination, { ...BEFORE_PROFILES, keyUsage: DS | DE })).toHaveLength(
      1,
    );
  });
});

describe('ext.key-usage-mixed', () => {
  test.each([NR, DS, DS | KE, KE, DS | DE])('%i passes', (keyUsage) => {
    expect(findingsOf(extKeyUsageMixed, { keyUsage })).toEqual([]);
  });

  test.each([
    [DS | NR, 'digitalSignature, nonRepudiation', 'B'],
    [DS | NR | KE, 'digitalSignature, nonRepudiation, keyEncipherment', 'F'],
    [DS | NR | KA, 'digitalSignature, nonRepudiation', 'B'],
  ])('%i is pointed at', (keyUsage, names, type) => {
    expect(findingsOf(extKeyUsageMixed, { keyUsage })).toEqual([
      {
        message: `keyUsage ${names} is of the mixed type ${type}; types A, C and E are preferred.`,
        severity: 'warning',
        path: 'keyUsage',
        hex: bits(keyUsage),
      },
    ]);
  });

  test('does not apply under the Baseline Requirements, nor without keyUsage', () => {
    expect(findingsOf(extKeyUsageMixed, { ...BROWSER, keyUsage: DS | NR })).toBeUndefined();
    expect(findingsOf(extKeyUsageMixed, { keyUsage: null })).toBeUndefined();
    expect(findingsOf(extKeyUsageMixed, { ...BEFORE_PROFILES, keyUsage: DS | NR })).toHaveLength(1);
  });
});

describe('ext.key-usage-seal-without-nonrepudiation', () => {
  test.each([NR, DS | NR, DS | NR | KE, DS | DE])('%i passes', (keyUsage) => {
    expect(findingsOf(extKeyUsageSealWithoutNonrepudiation, { keyUsage })).toEqual([]);
  });

  test.each([
    [DS, 'digitalSignature is of type C'],
    [DS | KE, 'digitalSignature, keyEncipherment is of type D'],
    [KE, 'keyEncipherment is of type E'],
    [DS | KA, 'digitalSignature is of type C'],
  ])('%i is pointed at', (keyUsage, what) => {
    expect(findingsOf(extKeyUsageSealWithoutNonrepudiation, { keyUsage })).toEqual([
      {
        message: `keyUsage ${what}; without nonRepudiation a seal commits to nothing.`,
        severity: 'error',
        path: 'keyUsage',
        hex: bits(keyUsage),
      },
    ]);
  });

  test('does not apply without keyUsage', () => {
    expect(findingsOf(extKeyUsageSealWithoutNonrepudiation, { keyUsage: null })).toBeUndefined();
  });
});

describe('ext.key-usage-seal-not-a', () => {
  test.each([NR, DS, DS | KE, KE, DS | DE])('%i passes', (keyUsage) => {
    expect(findingsOf(extKeyUsageSealNotA, { keyUsage })).toEqual([]);
  });

  test.each([
    [DS | NR, 'digitalSignature, nonRepudiation is of type B'],
    [DS | NR | KE, 'digitalSignature, nonRepudiation, keyEncipherment is of type F'],
    [DS | NR | KA, 'digitalSignature, nonRepudiation is of type B'],
  ])('%i is pointed at', (keyUsage, what) => {
    expect(findingsOf(extKeyUsageSealNotA, { keyUsage })).toEqual([
      {
        message: `keyUsage ${what}; for a seal type A, nonRepudiation alone, is preferred.`,
        severity: 'warning',
        path: 'keyUsage',
        hex: bits(keyUsage),
      },
    ]);
  });

  test('does not apply without keyUsage', () => {
    expect(findingsOf(extKeyUsageSealNotA, { keyUsage: null })).toBeUndefined();
  });
});

describe('ext.key-usage-incompatible-with-key', () => {
  test('what the key can do passes', () => {
    expect(findingsOf(extKeyUsageIncompatibleWithKey, { keyUsage: DS | KE })).toEqual([]);
    expect(findingsOf(extKeyUsageIncompatibleWithKey, { keyUsage: DS | KA, publicKey: P_256 })).toEqual([]);
  });

  test('each bit that it cannot do is reported', () => {
    expect(findingsOf(extKeyUsageIncompatibleWithKey, { keyUsage: DS | KE | DE, publicKey: P_256 })).toEqual([
      {
        message: 'keyUsage allows keyEncipherment, which a key of algorithm ec cannot do.',
        severity: 'error',
        path: 'keyUsage',
        hex: bits(DS | KE | DE),
      },
      expect.objectContaining({
        message: 'keyUsage allows dataEncipherment, which a key of algorithm ec cannot do.',
      }),
    ]);
  });

  test('does not apply without keyUsage', () => {
    expect(findingsOf(extKeyUsageIncompatibleWithKey, { keyUsage: null })).toBeUndefined();
  });
});

describe('ext.key-usage-web-required-bit', () => {
  const judged = (keyUsage: number, publicKey?: Uint8Array) =>
    findingsOf(extKeyUsageWebRequiredBit, { ...BROWSER, keyUsage, ...(publicKey && { publicKey }) });

  test('digitalSignature passes, with an RSA key also keyEncipherment', () => {
    expect(judged(DS)).toEqual([]);
    expect(judged(DS | KE)).toEqual([]);
    expect(judged(DS, P_256)).toEqual([]);
  });

  test('without digitalSignature an RSA key is warned of and others are refused', () => {
    expect(judged(KE)).toEqual([
      {
        message: 'keyUsage lacks digitalSignature, which is recommended.',
        severity: 'warning',
        path: 'keyUsage',
        hex: bits(KE),
      },
    ]);
    expect(judged(KA, P_256)).toMatchObject([
      {
        message: 'keyUsage lacks digitalSignature, which a key of algorithm ec needs.',
        severity: 'error',
        path: 'keyUsage',
        hex: bits(KA),
      },
      { severity: 'warning' },
    ]);
    expect(judged(SIGN, ED25519)).toMatchObject([
      { message: 'keyUsage lacks digitalSignature, which a key of algorithm ed25519 needs.' },
      {},
    ]);
  });

  test.each([
    ['nonRepudiation', NR, undefined],
    ['keyCertSign', SIGN, undefined],
    ['cRLSign', CRL, undefined],
    ['encipherOnly', EO, P_256],
  ])('%s is refused', (name, bit, key) => {
    expect(judged(DS | bit, key)).toEqual([
      {
        message: `keyUsage allows ${name}, which a web server certificate cannot have.`,
        severity: 'error',
        path: 'keyUsage',
        hex: bits(DS | bit),
      },
    ]);
  });

  test('decipherOnly, in the second octet, is refused', () => {
    const value = bitString(Uint8Array.of(DS, 0x80), 7);
    const minted = {
      ...BROWSER,
      keyUsage: null,
      publicKey: P_256,
      extensions: [extension('2.5.29.15', value)],
    };
    expect(messagesOf(extKeyUsageWebRequiredBit, minted)).toEqual([
      'keyUsage allows decipherOnly, which a web server certificate cannot have.',
    ]);
  });

  test.each([
    ['dataEncipherment', DE, undefined],
    ['keyAgreement', KA, P_256],
  ])('%s is not recommended', (name, bit, key) => {
    expect(judged(DS | bit, key)).toEqual([
      {
        message: `keyUsage allows ${name}, which is not recommended.`,
        severity: 'warning',
        path: 'keyUsage',
        hex: bits(DS | bit),
      },
    ]);
  });

  test('no bit at all', () => {
    const empty = extension('2.5.29.15', bitString(new Uint8Array(), 0), true);
    expect(
      findingsOf(extKeyUsageWebRequiredBit, { ...BROWSER, keyUsage: null, extensions: [empty] }),
    ).toEqual([{ message: 'keyUsage sets no bit.', severity: 'error', path: 'keyUsage', hex: '030100' }]);
  });

  test('bits that the key cannot do are left to ext.key-usage-incompatible-with-key', () => {
    expect(judged(DS | KA)).toEqual([]);
  });

  test('does not apply outside the browser track, nor without keyUsage', () => {
    expect(findingsOf(extKeyUsageWebRequiredBit, { keyUsage: NR })).toBeUndefined();
    expect(findingsOf(extKeyUsageWebRequiredBit, { ...BROWSER, keyUsage: null })).toBeUndefined();
  });

  test('is effective with the profiles of the Baseline Requirements', () => {
    expect(extKeyUsageWebRequiredBit.effectiveFrom).toEqual(new Date('2023-09-15T00:00:00Z'));
  });
});
