import { expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import {
  identity,
  nationalList,
  provider,
  service,
  serviceState,
} from '../../../test/support/trusted-list-author.js';
import { hex } from '../asn1/hex.js';
import { indexServices } from './service-index.js';

const one = CertificateAuthority.root({ commonName: 'One' });
const two = CertificateAuthority.root({ commonName: 'Two' });
const TIME_STAMPS = 'http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST';

test('the certificates of CA/QC services, past ones too, are anchors; each once, with every service that has it', () => {
  const index = indexServices(
    nationalList({}, [
      provider({
        services: [
          service({ identity: identity(one.der) }),
          service({ identity: identity(one.der), history: [serviceState({ identity: identity(two.der) })] }),
        ],
      }),
      provider({ services: [service({ identity: identity(two.der), type: TIME_STAMPS })] }),
    ]),
  );
  expect(index.anchors.map(({ der, services }) => [hex(der) === hex(one.der), services.length])).toEqual([
    [true, 2],
    [false, 1],
  ]);
  expect(index.bySubject.get(hex(index.anchors[1]!.subject))).toEqual([index.anchors[1]]);
  expect(index.unreadable).toBe(0);
});

test('what is no certificate is counted, not trusted', () => {
  const garbage = { certificates: ['AAAA', '***'], subjectNames: [], keyIdentifiers: [] };
  const index = indexServices(nationalList({}, [provider({ services: [service({ identity: garbage })] })]));
  expect(index).toMatchObject({ anchors: [], unreadable: 2 });
});
