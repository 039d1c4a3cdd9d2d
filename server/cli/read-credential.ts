import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { withPin } from '../adapters/dialer/pkcs11-uri.js';
import { readPkcs12 } from '../adapters/pkcs12/read-pkcs12.js';
import { certificatesInFile } from '../core/certificate/certificates-in-file.js';
import type { Pkcs12Problem } from '../ports/pkcs12-reader.js';
import type { CredentialInput, CredentialReading } from './probe-command.js';

const refused = (message: string): CredentialReading => ({ ok: false, message });

const PRIVATE_KEY = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/g;
const MOST_CERTIFICATES = 10;
const DER_SEQUENCE = 0x30;
const PKCS12_PROBLEMS: Readonly<Record<Exclude<Pkcs12Problem, 'not-pkcs12'>, string>> = {
  'too-large': 'The PKCS#12 file is larger than any that holds one key.',
  'wrong-passphrase': 'The passphrase does not open the PKCS#12 file: --passphrase-file names the right one.',
  unsupported: 'The PKCS#12 file is encrypted in a way that cannot be read here.',
  'no-key': 'There is no private key in the PKCS#12 file.',
  'several-keys': 'There are several private keys in the PKCS#12 file; which one counts is not said.',
};
/** Below, no bank and no CA takes the key any more (TS 119 312). */
const LEAST_RSA_BITS = 2_048;

/**
 * A client certificate with its key, out of the files that a command names. The leaf is the certificate that fits the key,
 * wherever it stands. A key on a token is not opened here. Nothing of a key is repeated in a message.
 */
export function readCredential({
  certificate,
  key,
  passphrase,
}: CredentialInput): Promise<CredentialReading> {
  const own = unpacked(certificate, passphrase);
  if (typeof own === 'string') return Promise.resolve(refused(own));
  if (key?.kind !== 'file') return Promise.resolve(read(own, key, passphrase));
  const bytes = unpacked(key.bytes, passphrase);
  return Promise.resolve(
    typeof bytes === 'string' ? refused(bytes) : read(own, { kind: 'file', bytes }, passphrase),
  );
}

/** A PKCS#12 file as the PEM that is in it, every other file as it is; or why it cannot be opened. */
function unpacked(file: Uint8Array, passphrase: string | undefined): Uint8Array | string {
  if (file[0] !== DER_SEQUENCE) return file;
  const reading = readPkcs12(file, passphrase ?? '');
  if (reading.ok) return new TextEncoder().encode([reading.keyPem, ...reading.certificates].join(''));
  return reading.problem === 'not-pkcs12' ? file : PKCS12_PROBLEMS[reading.problem];
}

function read(
  certificate: Uint8Array,
  key: CredentialInput['key'],
  passphrase: string | undefined,
): CredentialReading {
  const text = new TextDecoder('latin1').decode(certificate);
  const inPem = [...text.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)].map(
    ([one]) => one,
  );
  const pems =
    inPem.length > 0
      ? inPem
      : certificatesInFile(certificate).flatMap((one) => ('der' in one ? [pemOf(one.der)] : []));
  if (pems.length === 0)
    return refused('There is no certificate in it that can be read: PEM, DER or PKCS#12 is expected.');
  if (pems.length > MOST_CERTIFICATES)
    return refused(`There are more than ${MOST_CERTIFICATES} certificates in it.`);
  const chain: X509Certificate[] = [];
  for (const pem of pems)
    try {
      chain.push(new X509Certificate(pem));
    } catch {
      return refused('A certificate in it cannot be read.');
    }
  if (key?.kind === 'pkcs11') {
    const certificates = chain.map(String).join('');
    const onToken = { kind: 'pkcs11' as const, uri: withPin(key.uri, passphrase) };
    return { ok: true, credential: { id: idOf(certificates, key.uri), certificates, key: onToken } };
  }
  const opened = openKey(key === undefined ? text : new TextDecoder('latin1').decode(key.bytes), passphrase);
  if (typeof opened === 'string') return refused(opened);
  const leaf = chain.find((one) => one.checkPrivateKey(opened));
  if (leaf === undefined)
    return refused('The key does not belong to the certificate: they were not made together.');
  const certificates = [leaf, ...chain.filter((one) => one !== leaf)].map(String).join('');
  const pem = opened.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { ok: true, credential: { id: idOf(certificates, ''), certificates, key: { kind: 'pem', pem } } };
}

/** RFC 7468. */
const pemOf = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

const idOf = (certificates: string, uri: string): string =>
  createHash('sha256').update(certificates).update('\0').update(uri).digest('hex');

/** The key, or why it is none. */
function openKey(text: string, passphrase: string | undefined): KeyObject | string {
  const [found, ...more] = text.match(PRIVATE_KEY) ?? [];
  if (found === undefined) return 'There is no private key: --key names a file with one in PEM, or pkcs11:…';
  if (more.length > 0) return 'There are several private keys; which one counts is not said.';
  const isEncrypted = /BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(found);
  if (isEncrypted && passphrase === undefined)
    return 'The key is encrypted: --passphrase-file names what opens it.';
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: found, format: 'pem', ...(isEncrypted && { passphrase }) });
  } catch {
    return isEncrypted
      ? 'The passphrase is wrong, or the key is encrypted in a way that cannot be read here.'
      : 'The key cannot be read: it is damaged, or of a kind that TLS does not use.';
  }
  const bits = key.asymmetricKeyDetails?.modulusLength;
  return key.asymmetricKeyType === 'rsa' && bits !== undefined && bits < LEAST_RSA_BITS
    ? `The RSA key has ${bits} bits; no bank takes fewer than ${LEAST_RSA_BITS}.`
    : key;
}
