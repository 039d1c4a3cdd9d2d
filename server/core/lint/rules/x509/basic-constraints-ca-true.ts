import { RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

export const x509BasicConstraintsCaTrue = rule({
  id: 'x509.basic-constraints-ca-true',
  title: 'The certificate is not marked as one of a CA.',
  severity: 'error',
  citation: [RFC_5280('4.2.1.9')],
  ask: 'Please reissue the certificate without cA TRUE in basicConstraints: it is a certificate of an end entity (RFC 5280 section 4.2.1.9).',

  subject: ({ basicConstraints }) => basicConstraints,

  check: ({ ca, at }) =>
    ca ? [{ message: 'basicConstraints says cA TRUE in a certificate of an end entity.', at }] : [],
});
