import type { Place } from '../asn1/decoded.js';
import { readDer, Tag } from '../asn1/der.js';
import type { DerNode } from '../asn1/der.js';
import type { Certificate } from './certificate.js';

/** RSAPublicKey (RFC 8017 §A.1.1): where its two numbers stand. */
export interface RsaPublicKey {
  readonly modulus: Place;
  readonly modulusOctets: Uint8Array;
  readonly exponent: Place;
  readonly exponentOctets: Uint8Array;
}

/**
 * The numbers of an RSA key, for the few who look into it: the decoder only measures the modulus. `undefined` for
 * other keys and when the BIT STRING holds something else.
 */
export function rsaPublicKeyOf({ der, publicKey }: Certificate): RsaPublicKey | undefined {
  if (publicKey.algorithm !== 'rsa' && publicKey.algorithm !== 'rsa-pss') return undefined;
  const info = readDer(der, publicKey.at.start, publicKey.at.end);
  const bits = info.ok ? info.value.children[1] : undefined;
  // The first octet of a BIT STRING counts unused bits.
  const key = bits && readDer(der, bits.content + 1, bits.end, { exact: false });
  if (!key?.ok || key.value.identifier !== Tag.SEQUENCE) return undefined;
  const [modulus, exponent] = key.value.children;
  if (modulus?.identifier !== Tag.INTEGER || exponent?.identifier !== Tag.INTEGER) return undefined;
  return {
    modulus: at(modulus, `${publicKey.at.path}.modulus`),
    modulusOctets: der.subarray(modulus.content, modulus.end),
    exponent: at(exponent, `${publicKey.at.path}.publicExponent`),
    exponentOctets: der.subarray(exponent.content, exponent.end),
  };
}

const at = ({ start, end }: DerNode, path: string): Place => ({ path, start, end });
