import type { Certificate } from '../../../certificate/certificate.js';
import { AttributeOid, attributes } from '../../../certificate/name.js';
import { ipAddressOf } from '../../../identifiers/ip-address.js';
import { followsWebsiteProfile } from '../../browser-track.js';
import { CABF_BR, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const tlsCnNotInSan = rule({
  id: 'tls.cn-not-in-san',
  title: 'The commonName of a website is one of its names in subjectAltName.',
  severity: 'error',
  citation: [EN_319_412_4('WEB-4.1.3-4'), EN_319_412_4('WEB-4.1.4-2'), CABF_BR('7.1.4.3')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with a commonName that also stands in subjectAltName, or without commonName where it is not needed (EN 319 412-4 WEB-4.1.3-4; Baseline Requirements 7.1.4.3).',

  // An empty commonName is reported by `subject.cn-missing`, missing alternative names by `tls.san-missing`.
  subject: (certificate) =>
    followsWebsiteProfile(certificate) && namesOf(certificate).size > 0
      ? unlessEmpty(
          attributes(certificate.subject, AttributeOid.commonName).flatMap(({ text }) =>
            text === undefined || text.value.trim() === '' ? [] : [text],
          ),
        )
      : undefined,

  check: (commonNames, certificate) => {
    const names = namesOf(certificate);
    return commonNames
      .filter(({ value }) => !names.has(ipAddressOf(value) ?? value.toLowerCase()))
      .map(({ value, at }) => ({
        message: `The commonName ${quote(value)} is none of the names in subjectAltName.`,
        at,
      }));
  },
});

/** Domains in lower case, because DNS knows no case (RFC 4343), and addresses as they are shown. */
function namesOf({ subjectAltName }: Certificate): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { type, value } of subjectAltName?.items ?? []) {
    if (type === 'dns') names.add(value.toLowerCase());
    if (type === 'ip') names.add(value);
  }
  return names;
}
