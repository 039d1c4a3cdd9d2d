import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Pkcs12Problem, Pkcs12Reader } from '../ports/pkcs12-reader.js';
import type { ProbeKeyAlgorithm, UploadProbeKey } from './probes.contract.js';

export type KeyReading =
  | {
      readonly ok: true;
      /** PEM, leaf first. */
      readonly certificates: string;
      /** PKCS#8 in PEM. */
      readonly key: string;
      /** DER of the certificate that fits the key. */
      readonly leaf: Uint8Array;
      readonly algorithm: ProbeKeyAlgorithm;
      readonly bits: number | null;
      readonly curve: string | null;
    }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): KeyReading => ({ ok: false, message });

const PKCS12_PROBLEMS: Readonly<Record<Pkcs12Problem, string>> = {
  'too-large': 'The PKCS#12 file is larger than any that holds one key.',
  'not-pkcs12': 'The file is no PKCS#12 file, or it is damaged.',
  'wrong-passphrase': 'The passphrase does not open the PKCS#12 file.',
  unsupported:
    'The PKCS#12 file is encrypted in a way that cannot be read here, or so that opening it takes too long. Export it anew.',
  'no-key': 'There is no private key in the PKCS#12 file. Export it together with its key.',
  'several-keys': 'There are several private keys in the PKCS#12 file. Send one, with its certificate.',
};

const PRIVATE_KEY = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----[\s\S]*?-----END \1-----/g;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
const MOST_CERTIFICATES = 10;
/** Below, no bank and no CA takes the key any more (TS 119 312). */
const LEAST_RSA_BITS = 2_048;
const CURVES: Readonly<Record<string, string>> = {
  ...{ prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' },
};

/**
 * One private key with the certificate that fits it. `stored` is the DER of a certificate that is here already, for an upload
 * without one. Nothing of the key is repeated in a message.
 */
export async function readKeyUpload(
  {
    pem,
    pkcs12,
    passphrase,
  }: { readonly [Name in 'pem' | 'pkcs12']: string | undefined } & Pick<UploadProbeKey, 'passphrase'>,
  stored: Uint8Array | null,
  opener: Pkcs12Reader,
): Promise<KeyReading> {
  if ((pem === undefined) === (pkcs12 === undefined))
    return refused('Send either PEM text or a PKCS#12 file, not both and not neither.');
  if (pem === undefined) return readPkcs12(pkcs12 ?? '', passphrase, stored, opener);
  const keys = pem.match(PRIVATE_KEY) ?? [];
  if (keys.length !== 1)
    return refused(
      keys.length === 0
        ? 'There is no private key in it: a block that begins with BEGIN PRIVATE KEY is expected.'
        : `There are ${keys.length} private keys in it. Send one, with its certificate.`,
    );
  const key = openKey(keys[0]!, passphrase);
  if (typeof key === 'string') return refused(key);
  const texts = pem.match(CERTIFICATE) ?? [];
  if (texts.length > MOST_CERTIFICATES)
    return refused(`There are more than ${MOST_CERTIFICATES} certificates in it.`);
  const given: X509Certificate[] = [];
  for (const source of texts.length > 0 || stored === null ? texts : [stored])
    try {
      given.push(new X509Certificate(source));
    } catch {
      return refused('A certificate in it cannot be read.');
    }
  if (given.length === 0)
    return refused('There is no certificate in it. Add it, or choose one that is here already.');
  const leaf = given.find((one) => one.checkPrivateKey(key));
  if (leaf === undefined)
    return refused('The key does not belong to the certificate: they were not made together.');
  return described(key, [leaf, ...given.filter((one) => one !== leaf)]);
}

async function readPkcs12(
  base64: string,
  passphrase: string,
  stored: Uint8Array | null,
  opener: Pkcs12Reader,
): Promise<KeyReading> {
  const reading = await opener.read(Buffer.from(base64, 'base64'), passphrase);
  if (!reading.ok) return refused(PKCS12_PROBLEMS[reading.problem]);
  const pem = [reading.keyPem, ...reading.certificates].join('');
  return readKeyUpload({ pem, pkcs12: undefined, passphrase: '' }, stored, opener);
}

/** The key, or why it is none. */
function openKey(text: string, passphrase: string): KeyObject | string {
  const isEncrypted = /BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(text);
  if (isEncrypted && passphrase === '') return 'The key is encrypted. Enter its passphrase.';
  try {
    return createPrivateKey({ key: text, format: 'pem', ...(passphrase !== '' && { passphrase }) });
  } catch {
    return isEncrypted
      ? 'The passphrase is wrong, or the key is encrypted in a way that cannot be read here.'
      : 'The key cannot be read: it is damaged, or of a kind that TLS does not use.';
  }
}

function described(key: KeyObject, chain: readonly X509Certificate[]): KeyReading {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const bits = details?.modulusLength ?? null;
  if (type === 'rsa' && bits !== null && bits < LEAST_RSA_BITS)
    return refused(`The RSA key has ${bits} bits; no bank takes fewer than ${LEAST_RSA_BITS}.`);
  const algorithm: ProbeKeyAlgorithm | undefined =
    type === 'rsa' || type === 'rsa-pss'
      ? 'rsa'
      : type === 'ec' || type === 'ed25519' || type === 'ed448'
        ? type
        : undefined;
  if (algorithm === undefined) return refused(`Keys of the kind ${type ?? 'unknown'} are not used for TLS.`);
  const curve = details?.namedCurve;
  return {
    ok: true,
    certificates: chain.map(String).join(''),
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    leaf: chain[0]!.raw,
    ...{ algorithm, bits, curve: curve === undefined ? null : (CURVES[curve] ?? curve) },
  };
}
