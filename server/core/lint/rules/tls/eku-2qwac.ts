import { TS_119_411_5 } from '../../citations.js';
import { purposeText } from '../../extended-key-usages.js';
import { rule } from '../../lint.js';
import { EkuOid } from '../../profiles.js';

export const tlsEku2qwac = rule({
  id: 'tls.eku-2qwac',
  title: 'A 2-QWAC has id-kp-tls-binding as its only purpose.',
  severity: 'error',
  citation: [TS_119_411_5('6.1.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the 2-QWAC with id-kp-tls-binding (0.4.0.194115.1.0) as the only purpose in extKeyUsage, and a certificate of its own for TLS (TS 119 411-5 6.1.2).',

  subject: ({ extendedKeyUsage }) =>
    extendedKeyUsage?.items.some(({ oid }) => oid === EkuOid.tlsBinding) ? extendedKeyUsage.items : undefined,

  check: (purposes) =>
    purposes
      .filter(({ oid }) => oid !== EkuOid.tlsBinding)
      .map(({ oid, at }) => ({
        message: `extKeyUsage has ${purposeText(oid)} beside id-kp-tls-binding, which stands alone in a 2-QWAC.`,
        at,
      })),
});
