import { dnsNameFault } from '../../../identifiers/dns-name.js';
import { CABF_BR, RFC_5280 } from '../../citations.js';
import { dnsNamesOf } from '../../dns-names.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

export const tlsSanDnsSyntax = rule({
  id: 'tls.san-dns-syntax',
  title:
    'Every dNSName is a domain name of letters, digits and hyphens, with at most one wildcard at its left.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.12'), RFC_5280('4.2.1.6')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with well-formed domain names in subjectAltName (Baseline Requirements 7.1.2.7.12; RFC 5280 4.2.1.6).',

  subject: dnsNamesOf,

  check: (names) =>
    names.flatMap(({ value, at }) => {
      const fault = dnsNameFault(value);
      return fault === undefined ? [] : [{ message: `The dNSName ${quote(value)} ${fault}.`, at }];
    }),
});
