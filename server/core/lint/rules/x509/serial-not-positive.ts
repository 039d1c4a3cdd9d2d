import type { Certificate } from '../../../certificate/certificate.js';
import { RFC_5280 } from '../../citations.js';
import { rule } from '../../lint.js';

const MAX_OCTETS = 20;

export const x509SerialNotPositive = rule({
  id: 'x509.serial-not-positive',
  title: 'The serial number is a positive INTEGER of at most 20 octets.',
  severity: 'error',
  citation: [RFC_5280('4.1.2.2')],
  ask: 'Please reissue the certificate with a positive serial number of at most 20 octets (RFC 5280 section 4.1.2.2).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const { hex, at } = certificate.serialNumber;
    if (hex === '0') return [{ message: 'The serial number is 0; it must be positive.', at }];
    if (isNegative(certificate)) {
      return [{ message: `The serial number is negative (it begins with ${hex.slice(0, 2)}).`, at }];
    }
    const octets = octetsOf(hex);
    return octets > MAX_OCTETS
      ? [{ message: `The serial number has ${octets} octets; at most ${MAX_OCTETS} are allowed.`, at }]
      : [];
  },
});

/** The sign is the first bit of the contents, which `hex` does not hold when zeros stand before it. */
function isNegative({ der, serialNumber: { at } }: Certificate): boolean {
  const length = der[at.start + 1]!;
  const content = at.start + 2 + (length < 0x80 ? 0 : length & 0x7f);
  return (der[content]! & 0x80) !== 0;
}

/** Octets of the shortest INTEGER with this value, its sign bit included. */
const octetsOf = (hex: string): number =>
  hex.length % 2 === 1 ? (hex.length + 1) / 2 : hex.length / 2 + (hex[0]! >= '8' ? 1 : 0);
