import { Tag } from '../../../asn1/der.js';
import type { AlgorithmIdentifier, Certificate } from '../../../certificate/certificate.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR, RFC_3279, RFC_4055 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

type Parameters = 'NULL' | 'a named curve' | 'none';

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSASSA_PSS = '1.2.840.113549.1.1.10';

/** RFC 3279 §2.3.5 and RFC 5480, RFC 4055 §1.2 and §5, RFC 5758, RFC 8410, RFC 9881, RFC 9814. */
const DEMANDED = new Map<string, Parameters>([
  [RSA_ENCRYPTION, 'NULL'],
  ...['2', '4', '5', '11', '12', '13', '14'].map((arc) => [`1.2.840.113549.1.1.${arc}`, 'NULL'] as const),
  ['1.2.840.10045.2.1', 'a named curve'],
  ['1.2.840.10045.4.1', 'none'],
  ...['1', '2', '3', '4'].map((arc) => [`1.2.840.10045.4.3.${arc}`, 'none'] as const),
  ...['110', '111', '112', '113'].map((arc) => [`1.3.101.${arc}`, 'none'] as const),
  ...['17', '18', '19', '20'].map((arc) => [`2.16.840.1.101.3.4.3.${arc}`, 'none'] as const),
]);

export const cryptoSpkiEncoding = rule({
  id: 'crypto.spki-encoding',
  title: 'The parameters of the algorithms of key and signature are encoded as their standards demand.',
  severity: 'error',
  citation: [RFC_3279('2.3'), RFC_4055('1.2'), CABF_BR('7.1.3.1')],
  ask: 'Please reissue the certificate with the algorithm identifiers encoded as RFC 3279 and RFC 4055 demand (Baseline Requirements 7.1.3.1).',

  subject: (certificate) => certificate,

  check: (certificate) => {
    const { publicKey, signature, der } = certificate;
    return [
      ...violationsIn(publicKey.algorithmIdentifier, 'key', der),
      ...violationsIn(signature, 'signature', der),
      ...pssKey(certificate),
    ];
  },
});

function violationsIn(
  { oid, parameters, at }: AlgorithmIdentifier,
  what: 'key' | 'signature',
  der: Uint8Array,
): readonly Violation[] {
  const demanded = DEMANDED.get(oid);
  if (demanded === undefined || isAs(demanded, parameters, der)) return [];
  const found =
    parameters === undefined ? 'are missing' : demanded === 'none' ? 'are present' : 'are something else';
  return [
    {
      message: `The parameters of the algorithm of the ${what} (${oid}) ${found}; ${demanded} is demanded.`,
      at: parameters ?? at,
    },
  ];
}

function isAs(demanded: Parameters, parameters: AlgorithmIdentifier['parameters'], der: Uint8Array): boolean {
  if (parameters === undefined || demanded === 'none')
    return (parameters === undefined) === (demanded === 'none');
  const { start, end } = parameters;
  return demanded === 'NULL'
    ? der[start] === Tag.NULL && end - start === 2
    : der[start] === Tag.OBJECT_IDENTIFIER;
}

const pssKey = (certificate: Certificate): readonly Violation[] => {
  const { oid, at } = certificate.publicKey.algorithmIdentifier;
  return oid === RSASSA_PSS && followsBaselineRequirements(certificate)
    ? [{ message: 'The RSA key is identified as id-RSASSA-PSS; for browsers rsaEncryption is demanded.', at }]
    : [];
};
