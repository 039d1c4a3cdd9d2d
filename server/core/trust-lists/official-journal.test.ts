import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { decodeCertificate } from '../certificate/decode-certificate.js';
import { fromBase64 } from './base64.js';
import { OFFICIAL_JOURNAL, OFFICIAL_JOURNAL_2026 } from './official-journal.js';

test('C/2026/1944 names six certificates by their digests', () => {
  const digests = OFFICIAL_JOURNAL_2026.signers.map((signer) =>
    createHash('sha256').update(fromBase64(signer)!).digest('hex'),
  );
  expect(digests.sort()).toEqual([
    '236103f03a8031ae8f47f9059bf8de38564cdbfebedde4a597d50f8980aa653b',
    'b63d416744e7098bf9ec2caa596a93bc2468e37f8284ba65ecc061711bcbaa18',
    'c0641c4f7d56c431b1c924742db7fce9c1eef7d7fd212113a2768486b3abcdc5',
    'd2064fdd70f6982dcc516b86d9d5c56aea939417c624b2e478c0b29de54f8474',
    'df7e29360c34b2b8d6d5f40325c1d4d12c9922cecd33b7407674a74b2b3ca1e5',
    'e0a620fbb6747362bb933ac44169d676a553444716cf5f31605f12a22b8396b1',
  ]);
});

test('every certificate of the Official Journal can be read', () => {
  for (const { signers } of OFFICIAL_JOURNAL) {
    for (const signer of signers) expect(decodeCertificate(fromBase64(signer)!).ok).toBe(true);
  }
});
