import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { nationalList, signedList } from '../../../test/support/trusted-list-author.js';
import { readSignedList, type SignatureWitness } from '../../core/trust-lists/read-signed-list.js';
import { confirmSignature } from './confirm-signature.js';
import { nodeListCryptography } from './node-list-cryptography.js';

const ec = CertificateAuthority.root({ commonName: 'Scheme operator' });
const rsa = CertificateAuthority.root({ commonName: 'Scheme operator', keyType: 'rsa' });

async function witnessOf(signer: CertificateAuthority, options = {}): Promise<SignatureWitness> {
  const read = readSignedList(await signedList(nationalList(), signer, options), nodeListCryptography);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.witness;
}

describe('the second opinion', () => {
  test.each([
    ['ECDSA', ec, {}],
    ['RSA', rsa, {}],
    ['RSA-PSS', rsa, { pss: true, hash: 'SHA-384' }],
  ] as const)('agrees on %s', async (_, signer, options) => {
    expect(await confirmSignature(await witnessOf(signer, options))).toBe(true);
  });

  test('contradicts another digest of the list', async () => {
    const witness = await witnessOf(ec);
    expect(await confirmSignature({ ...witness, documentDigest: new Uint8Array(32) })).toBe(false);
  });

  test('contradicts another key', async () => {
    const { publicKey } = await witnessOf(CertificateAuthority.root({ commonName: 'Mallory' }));
    expect(await confirmSignature({ ...(await witnessOf(ec)), publicKey })).toBe(false);
  });

  test.each([
    ['the signed properties', /<xades:SigningTime>2026/, '<xades:SigningTime>2027'],
    ['SignedInfo', 'Id="reference-to-list"', 'Id="reference-to-loot"'],
    ['the signature value', /(<ds:SignatureValue>)..../, '$1AAAA'],
    ['everything', /[^]*/, '<no'],
  ])('contradicts a change of %s', async (_, from, to) => {
    const witness = await witnessOf(ec);
    const signatureXml = witness.signatureXml.replace(from, to);
    expect(signatureXml).not.toBe(witness.signatureXml);
    expect(await confirmSignature({ ...witness, signatureXml })).toBe(false);
  });
});
