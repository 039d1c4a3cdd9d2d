import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import {
  nationalList,
  provider,
  service,
  signedList,
  identity,
} from '../../../test/support/trusted-list-author.js';
import { confirmSignature } from '../../adapters/trust-lists/confirm-signature.js';
import { nodeListCryptography } from '../../adapters/trust-lists/node-list-cryptography.js';
import { readSignedList } from './read-signed-list.js';
const ec = CertificateAuthority.root(),
  rsa = CertificateAuthority.root({ keyType: 'rsa', commonName: 'r' });
test('x', async () => {
  for (const [s, o] of [
    [ec, {}],
    [rsa, {}],
    [rsa, { pss: true }],
    [ec, { hash: 'SHA-512', form: 'SigningCertificate' }],
  ] as any) {
    const list = nationalList({}, [provider({ services: [service({ identity: identity(ec.der) })] })]);
    const bytes = await signedList(list, s, o);
    if (s === rsa && o.pss) console.log(new TextDecoder().decode(bytes));
    const r = readSignedList(bytes, nodeListCryptography);
    console.log(r.ok ? r.value.signed.signature.scheme : r.problem);
    if (r.ok) {
      expect(r.value.signed.list).toEqual(list);
      console.log(await confirmSignature(r.value.witness));
    }
  }
});
