import { explicit, integer, oid, sequence, set, tlv } from './der.js';

/** A PKCS#7 file that only carries certificates (RFC 2315 §9.1), as QTSPs send chains. */
export const pkcs7Of = (...certificates: readonly Uint8Array[]): Uint8Array =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    explicit(
      0,
      sequence(integer(1), set(), sequence(oid('1.2.840.113549.1.7.1')), tlv(0xa0, ...certificates), set()),
    ),
  );
