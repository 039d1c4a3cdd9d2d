import { RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

export const x509ValidityNegative = rule({
  id: 'x509.validity-negative',
  title: 'The validity does not end before it begins.',
  severity: 'error',
  citation: [RFC_5280('4.1.2.5')],
  ask: 'Please reissue the certificate with a notAfter that is not before notBefore (RFC 5280 section 4.1.2.5).',

  subject: (certificate) => certificate,

  check: ({ notBefore, notAfter }) =>
    notAfter.instant < notBefore.instant
      ? [
          {
            message: `The validity ends at ${notAfter.instant.toISOString()}, before it begins at ${notBefore.instant.toISOString()}.`,
            at: notAfter.at,
          },
        ]
      : [],
});
