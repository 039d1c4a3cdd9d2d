import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { dnsNamesOf } from '../../dns-names.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const tlsSanWildcardEv = rule({
  id: 'tls.san-wildcard-ev',
  title: 'A certificate with extended validation has no wildcard.',
  severity: 'error',
  citation: [CABF_EVG('9.8.1')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with each host named in subjectAltName; extended validation does not allow wildcards (EV Guidelines 9.8.1).',

  subject: (certificate) => (followsEvGuidelines(certificate) ? dnsNamesOf(certificate) : undefined),

  check: (names) =>
    names
      // EVG Appendix B allows them for onion services.
      .filter(({ value }) => value.startsWith('*.') && !value.toLowerCase().endsWith('.onion'))
      .map(({ value, at }) => ({
        message: `${quote(value)} is a wildcard, which extended validation does not allow.`,
        at,
      })),
});
