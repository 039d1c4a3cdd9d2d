import forge from 'node-forge';
import type { Pkcs12Problem, Pkcs12Reading } from '../../ports/pkcs12-reader.js';

const MOST_BYTES = 256 * 1024;
const MOST_CERTIFICATES = 50;

// The library hands the characters over as they are, which is right for ASCII only: in PBES2 a passphrase is UTF-8 (RFC 8018
// §3), while the MAC and the old schemes take it as BMPString (RFC 7292 appendix B.1), which the library does.
const deriveKey = forge.pkcs5.pbkdf2 as (password: string, ...rest: readonly unknown[]) => string;
Object.assign(forge.pkcs5, {
  pbkdf2: (password: string, ...rest: readonly unknown[]) =>
    deriveKey(forge.util.encodeUtf8(password), ...rest),
});

const refused = (problem: Pkcs12Problem): Pkcs12Reading => ({ ok: false, problem });

/**
 * Key and certificates of a PKCS#12 file (RFC 7292), with today's encryption (PBES2 with AES) and with that of old files
 * (RC2 and Triple DES), which OpenSSL 3 no longer opens by itself. Takes as long as the file's count of iterations demands.
 */
export function readPkcs12(file: Uint8Array, passphrase: string): Pkcs12Reading {
  if (file.length > MOST_BYTES) return refused('too-large');
  let structure: forge.asn1.Asn1;
  try {
    structure = forge.asn1.fromDer(Buffer.from(file).toString('binary'), true);
  } catch {
    return refused('not-pkcs12');
  }
  let opened: forge.pkcs12.Pkcs12Pfx;
  try {
    opened = forge.pkcs12.pkcs12FromAsn1(structure, true, passphrase);
  } catch (error) {
    return refused(problemOf(error));
  }
  const bags = opened.safeContents.flatMap(({ safeBags }) => safeBags);
  const { keyBag, pkcs8ShroudedKeyBag, certBag } = forge.pki.oids;
  const keys = bags.filter(({ type }) => type === keyBag || type === pkcs8ShroudedKeyBag);
  if (keys.length !== 1) return refused(keys.length === 0 ? 'no-key' : 'several-keys');
  const keyPem = keyOf(keys[0]!);
  if (keyPem === undefined) return refused('unsupported');
  const certificates = bags
    .filter(({ type }) => type === certBag)
    .slice(0, MOST_CERTIFICATES)
    .flatMap((bag) => certificateOf(bag) ?? []);
  return { ok: true, keyPem, certificates };
}

/** What the library says, in its own words: only the MAC tells a wrong passphrase from a damaged file. */
function problemOf(error: unknown): Pkcs12Problem {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  if (/MAC could not be verified|Invalid password|decrypt/i.test(message)) return 'wrong-passphrase';
  if (/unsupported|unknown|only 3DES|Cannot read|not supported/i.test(message)) return 'unsupported';
  return 'not-pkcs12';
}

/** The library reads RSA keys; what else there is it hands over as structure. */
function keyOf({ key, asn1 }: forge.pkcs12.Bag): string | undefined {
  try {
    const info = key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1;
    return pem('PRIVATE KEY', info);
  } catch {
    return undefined;
  }
}

function certificateOf({ cert, asn1 }: forge.pkcs12.Bag): string | undefined {
  try {
    return pem('CERTIFICATE', cert ? forge.pki.certificateToAsn1(cert) : asn1);
  } catch {
    return undefined;
  }
}

function pem(label: string, structure: forge.asn1.Asn1): string {
  const der = Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary').toString('base64');
  return `-----BEGIN ${label}-----\n${der.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END ${label}-----\n`;
}
