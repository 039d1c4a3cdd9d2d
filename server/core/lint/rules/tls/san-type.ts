import type { GeneralName } from '../../../certificate/extensions/general-name.js';
import { followsEvGuidelines, followsWebsiteProfile } from '../../browser-track.js';
import { CABF_BR, CABF_EVG } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';

/** What the types of GeneralName (RFC 5280 §4.2.1.6) are called there. */
const NAMES: Readonly<Record<GeneralName['type'], string>> = {
  other: 'otherName',
  email: 'rfc822Name',
  dns: 'dNSName',
  x400: 'x400Address',
  dn: 'directoryName',
  edi: 'ediPartyName',
  uri: 'uniformResourceIdentifier',
  ip: 'iPAddress',
  rid: 'registeredID',
};

export const tlsSanType = rule({
  id: 'tls.san-type',
  title:
    'The alternative names of a website are dNSName or iPAddress, with extended validation dNSName only.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.12'), CABF_EVG('9.8.1')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with nothing but domain names, or without extended validation also addresses, in subjectAltName (Baseline Requirements 7.1.2.7.12; EV Guidelines 9.8.1).',

  subject: ({ subjectAltName }) => subjectAltName?.items,

  check: (names, certificate) => {
    const ev = followsEvGuidelines(certificate);
    const severity = followsWebsiteProfile(certificate) ? 'error' : 'warning';
    return names.flatMap((name) => {
      const { type, value, at } = name;
      if (type === 'dns') return [];
      if (type !== 'ip') {
        return [
          {
            message: `subjectAltName has ${quote(value)} as ${NAMES[type]}; dNSName is for a website.`,
            at,
            severity,
          },
        ];
      }
      if (!isAddress(name)) {
        return [
          { message: `subjectAltName has ${quote(value)} as iPAddress, which has 4 or 16 octets.`, at },
        ];
      }
      return ev
        ? [
            {
              message: `subjectAltName has the address ${value}; with extended validation only domain names are allowed.`,
              at,
            },
          ]
        : [];
    });
  },
});

/** What has another length is shown as hex, without dots and colons. */
const isAddress = ({ value }: GeneralName): boolean => value.includes('.') || value.includes(':');
