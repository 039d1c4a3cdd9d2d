import type { Certificate } from '../../../certificate/certificate.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { HOUSE, TS_119_312 } from '../../citations.js';
import { rule } from '../../lint.js';

const YEARS = 3;

export const tlsValidityNonbrowserLong = rule({
  id: 'tls.validity-nonbrowser-long',
  title: 'A seal or a certificate outside the stores of browsers is valid for at most three years.',
  severity: 'warning',
  citation: [TS_119_312('lifetimes of about three years'), HOUSE('no longer than the algorithms are rated')],
  ask: 'Please issue the next certificate for at most three years, the period for which TS 119 312 rates algorithms.',

  // eIDAS sets no limit; browsers set their own, see `tls.validity-398` and its like.
  subject: (certificate) => (followsBaselineRequirements(certificate) ? undefined : certificate.notAfter),

  check: (notAfter, certificate) => {
    const latest = yearsAfter(certificate, YEARS);
    return notAfter.instant <= latest
      ? []
      : [
          {
            message: `The certificate is valid until ${day(notAfter.instant)}; three years end on ${day(latest)}.`,
            at: notAfter.at,
          },
        ];
  },
});

function yearsAfter({ notBefore }: Certificate, years: number): Date {
  const end = new Date(notBefore.instant);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}

const day = (instant: Date): string => instant.toISOString().slice(0, 10);
