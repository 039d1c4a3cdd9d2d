import type { Time } from '../../../certificate/certificate.js';
import { RFC_5280 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

const FORMS = {
  UTCTime: { form: /^\d{12}Z$/, written: 'YYMMDDHHMMSSZ' },
  GeneralizedTime: { form: /^\d{14}Z$/, written: 'YYYYMMDDHHMMSSZ' },
} as const;

/** From this year on UTCTime cannot hold a date. */
const GENERALIZED_FROM = 2050;

export const x509TimeEncodingWrong = rule({
  id: 'x509.time-encoding-wrong',
  title:
    'Dates to 2049 are UTCTime and later ones GeneralizedTime, with seconds, in UTC and without fractions.',
  severity: 'error',
  citation: [RFC_5280('4.1.2.5.1'), RFC_5280('4.1.2.5.2')],
  ask: 'Please reissue the certificate with dates written as RFC 5280 sections 4.1.2.5.1 and 4.1.2.5.2 demand: UTCTime YYMMDDHHMMSSZ to 2049, GeneralizedTime YYYYMMDDHHMMSSZ after it.',

  subject: ({ notBefore, notAfter }) => [notBefore, notAfter],

  check: (times) => times.flatMap(misspelt),
});

function misspelt({ at, instant, text, type }: Time): Violation[] {
  const violations: Violation[] = [];
  const { form, written } = FORMS[type];
  if (!form.test(text)) {
    violations.push({ message: `The ${type} "${text}" is not written as ${written}.`, at });
  }
  if (type === 'GeneralizedTime' && instant.getUTCFullYear() < GENERALIZED_FROM) {
    violations.push({ message: `"${text}" is a GeneralizedTime; dates to 2049 must be UTCTime.`, at });
  }
  return violations;
}
