import type { Certificate } from '../../../certificate/certificate.js';
import type { GeneralName } from '../../../certificate/extensions/general-name.js';
import { type InternalName, internalNameOf } from '../../../identifiers/internal-name.js';
import { isReservedAddress } from '../../../identifiers/ip-address.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR, EN_319_412_4, RFC_6761 } from '../../citations.js';
import { rule, type Severity, type Violation } from '../../lint.js';
import { quote } from '../../quote.js';

const REASONS: Readonly<Record<InternalName, string>> = {
  'single-label': 'is a name without a top-level domain',
  private: 'ends in a domain that is not in the public DNS',
  specimen: 'ends in a domain that is reserved for examples and tests',
  'reverse-zone': 'is a name of the reverse zone of addresses',
};

export const tlsSanInternal = rule({
  id: 'tls.san-internal',
  title: 'The names and addresses of a website are public ones.',
  severity: 'error',
  citation: [CABF_BR('4.2.2'), EN_319_412_4('WEB-4.1.3-4'), RFC_6761('6')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with names of the public DNS only; internal names and reserved addresses cannot be certified (Baseline Requirements 4.2.2).',

  subject: ({ subjectAltName }) => subjectAltName?.items,

  check: (names, certificate) => names.flatMap((name) => faultOf(name, certificate)),
});

function faultOf(name: GeneralName, certificate: Certificate): readonly Violation[] {
  const { type, value, at } = name;
  if (type === 'dns') {
    const kind = internalNameOf(value);
    return kind === undefined
      ? []
      : [
          {
            message: `The name ${quote(value)} ${REASONS[kind]}.`,
            at,
            severity: severityOf(kind, certificate),
          },
        ];
  }
  if (type !== 'ip') return [];
  // One octet each for tag and length, because an address has at most 16.
  const octets = certificate.der.subarray(at.start + 2, at.end);
  return (octets.length === 4 || octets.length === 16) && isReservedAddress(octets)
    ? [{ message: `The address ${value} is private or reserved.`, at }]
    : [];
}

/** Nobody can mistake a specimen for a website; only the rules for browsers refuse it by word. */
const severityOf = (kind: InternalName, certificate: Certificate): Severity =>
  kind === 'specimen' && !followsBaselineRequirements(certificate) ? 'info' : 'error';
