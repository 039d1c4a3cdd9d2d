import type { RequestParticulars } from '../../server/core/certificate-requests/particulars.js';
import { bitString, integer, oid, sequence, set, tlv, utf8 } from './der.js';

/** What the examples ask for. */
export const WANTED: RequestParticulars = {
  kind: 'qwac',
  organisation: 'UAB Bandymas',
  country: 'LT',
  locality: 'Vilnius',
  organizationIdentifier: 'PSDLT-BL-LB000458',
  serialNumber: '304123456',
  commonName: 'psd2.bandymas.eu',
  dnsNames: ['psd2.bandymas.eu', 'api.bandymas.eu'],
  roles: ['PSP_AI', 'PSP_PI'],
  ncaName: '',
  key: 'ec-p256',
  inDevice: false,
};

export const WANTED_SEAL: RequestParticulars = {
  ...WANTED,
  kind: 'qsealc',
  commonName: 'UAB Bandymas',
  dnsNames: [],
};

const ALGORITHM = sequence(oid('1.2.840.10045.4.3.2'));
const KEY = sequence(sequence(oid('1.3.101.112')), bitString(new Uint8Array(32)));

/** A request of given parts, with a signature that is none. */
export const requestOf = ({
  version = integer(0),
  subject = sequence(set(sequence(oid('2.5.4.10'), utf8('UAB Bandymas')))),
  key = KEY,
  attributes = [implicitSet()] as Uint8Array[],
  algorithm = ALGORITHM,
  signature = bitString(new Uint8Array(8)),
} = {}): Uint8Array => sequence(sequence(version, subject, key, ...attributes), algorithm, signature);

/** attributes [0]. */
export function implicitSet(...values: Uint8Array[]): Uint8Array {
  return tlv(0xa0, ...values);
}

export const attribute = (type: string, ...values: Uint8Array[]): Uint8Array =>
  sequence(oid(type), set(...values));

export const extensionRequest = (...extensions: Uint8Array[]): Uint8Array =>
  attribute('1.2.840.113549.1.9.14', sequence(...extensions));
