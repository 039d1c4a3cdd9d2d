import { EkuOid } from './profiles.js';

/** Names of purposes in extKeyUsage (RFC 5280 §4.2.1.12, RFC 6962, TS 119 411-5) for messages. */
const NAMES = new Map<string, string>([
  [EkuOid.serverAuth, 'serverAuth'],
  [EkuOid.clientAuth, 'clientAuth'],
  [EkuOid.tlsBinding, 'id-kp-tls-binding'],
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
  ['1.3.6.1.4.1.11129.2.4.4', 'the signing of pre-certificates'],
]);

/** `codeSigning (1.3.6.1.5.5.7.3.3)`; the OID alone when it is none of ours. */
export const purposeText = (oid: string): string => {
  const name = NAMES.get(oid);
  return name === undefined ? oid : `${name} (${oid})`;
};
