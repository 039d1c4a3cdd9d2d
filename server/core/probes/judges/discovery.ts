import { readBankAnswer } from '../bank-answer.js';
import { compareMetadata } from '../compare-metadata.js';
import { finding } from '../finding-codes.js';
import { fact, type Judge, judgement } from '../judgement.js';
import { judgeMetadata } from '../judge-metadata.js';
import type { ObservationOf, SeenCall } from '../observation.js';
import type { Fact, ProbeFinding } from '../probe-result.js';
import { type Metadata, type MetadataReading, readMetadata, textsOf } from '../read-metadata.js';
import { readAnswer } from './answer-findings.js';

/** Rows 4, 5 and 7: the metadata at the documented address, every member, and the RFC's address as information. */
export const judgeDiscovery: Judge<'discovery'> = (observation, target) => {
  const { bare, withCertificate, rfc } = observation;
  const chosen = choose(observation);
  if (chosen === undefined) {
    const call = withCertificate ?? bare;
    if (call === null) return judgement([], []);
    const told = worthTelling(observation) ?? call;
    return judgement(readAnswer('discovery', told).facts, unread(told, observation));
  }
  const { metadata, reading } = chosen;
  const findings: readonly ProbeFinding[] = [
    finding(
      'discovery.read',
      `The metadata come ${chosen.isWithCertificate ? 'with our' : 'without a'} certificate.`,
    ),
    ...(reading.isJsonType
      ? []
      : [
          finding(
            'discovery.content-type',
            `The Content-Type is ${reading.mediaType.slice(0, 80) || 'missing'}.`,
          ),
        ]),
    ...opennessFindings(bare, withCertificate, metadata),
    ...judgeMetadata(metadata, target),
    ...rfcFindings(rfc, metadata),
  ];
  return judgement(factsOf(metadata), findings);
};

interface Chosen {
  readonly metadata: Metadata;
  readonly reading: Extract<MetadataReading, { ok: true }>;
  readonly isWithCertificate: boolean;
}

function choose({ withCertificate, bare }: ObservationOf<'discovery'>): Chosen | undefined {
  for (const call of [withCertificate, bare]) {
    const reading = call === null ? undefined : readMetadata(call);
    if (call !== null && reading?.ok === true)
      return { metadata: reading.metadata, reading, isWithCertificate: call.request.isWithCertificate };
  }
  return undefined;
}

/** An answer says more than none, and one that is no refusal says more than a refusal. */
function worthTelling({ withCertificate, bare }: ObservationOf<'discovery'>): SeenCall | undefined {
  const calls = [withCertificate, bare].filter((call) => call !== null);
  return (
    calls.find(({ outcome }) => outcome.ok && outcome.status === 200) ??
    calls.find(({ outcome }) => outcome.ok) ??
    calls.at(-1)
  );
}

function unread(call: SeenCall, { isCertificateAsked }: ObservationOf<'discovery'>): readonly ProbeFinding[] {
  const { outcome, request } = call;
  if (
    !outcome.ok &&
    (outcome.failure === 'closed' || outcome.failure === 'reset') &&
    isCertificateAsked &&
    !request.isWithCertificate
  )
    return [finding('discovery.without-answer-to-nobody', `Without a certificate: ${outcome.message}`)];
  const { settled } = readAnswer('discovery', call);
  if (settled.length > 0) return settled;
  if (!outcome.ok) return [];
  const reading = readMetadata(call);
  if (reading.ok) return [];
  if (outcome.status !== 200) {
    const answer = readBankAnswer(call);
    const where = answer.kind === 'redirect' ? `, a redirect that is not followed` : '';
    return [
      finding('discovery.not-found', `The status at the documented address is ${outcome.status}${where}.`),
    ];
  }
  const codes = {
    'not-json': 'discovery.not-json',
    'too-large': 'discovery.too-large',
    'not-an-object': 'discovery.not-an-object',
    'duplicate-keys': 'discovery.duplicate-keys',
    packed: 'discovery.packed',
  } as const;
  const { problem, message } = reading;
  return [
    problem === 'no-answer' || problem === 'other-status'
      ? finding('discovery.not-found', message)
      : finding(codes[problem], message),
  ];
}

/** No page says whether discovery needs a certificate, so what it does is worth knowing. */
function opennessFindings(
  bare: SeenCall | null,
  withCertificate: SeenCall | null,
  metadata: Metadata,
): readonly ProbeFinding[] {
  if (bare === null) return [];
  const open = readMetadata(bare);
  if (!open.ok) {
    const said = bare.outcome.ok
      ? `The status is ${bare.outcome.status}`
      : bare.outcome.message.replace(/\.$/, '');
    return [finding('discovery.needs-certificate', `Without a certificate: ${said}.`)];
  }
  const differences = withCertificate === null ? [] : compareMetadata(open.metadata, metadata);
  return [
    finding('discovery.open', 'Anybody may read the metadata.'),
    ...(differences.length > 0
      ? [
          finding(
            'discovery.differs-with-certificate',
            `They differ in ${differences.map(({ member }) => member).join(', ')}.`,
          ),
        ]
      : []),
  ];
}

function rfcFindings(rfc: SeenCall | null, metadata: Metadata): readonly ProbeFinding[] {
  if (rfc === null) return [];
  const reading = readMetadata(rfc);
  if (!reading.ok) return [finding('discovery.without-rfc-form', `${rfc.request.url}: ${reading.message}`)];
  const differences = compareMetadata(metadata, reading.metadata);
  return differences.length === 0
    ? [finding('discovery.rfc-form', `${rfc.request.url} gives the same metadata.`)]
    : [
        finding(
          'discovery.rfc-form-differs',
          `${rfc.request.url} differs in ${differences.map(({ member }) => member).join(', ')}.`,
        ),
      ];
}

/** Members that people compare; presence is told of the rest. */
function factsOf(metadata: Metadata): readonly Fact[] {
  const text = (name: string): readonly Fact[] =>
    typeof metadata[name] === 'string' ? [fact(name, metadata[name])] : [];
  const list = (name: string): readonly Fact[] => {
    const texts = textsOf(metadata[name]);
    return texts === null ? [] : [fact(name, texts.join(', '))];
  };
  return [
    ...[
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'revocation_endpoint',
      'introspection_endpoint',
    ].flatMap(text),
    ...['jwks_uri', 'registration_endpoint', 'service_documentation'].flatMap(text),
    ...['response_types_supported', 'grant_types_supported', 'code_challenge_methods_supported'].flatMap(
      list,
    ),
    ...['token_endpoint_auth_methods_supported', 'scopes_supported'].flatMap(list),
    ...(typeof metadata['tls_client_certificate_bound_access_tokens'] === 'boolean'
      ? [
          fact(
            'tls_client_certificate_bound_access_tokens',
            String(metadata['tls_client_certificate_bound_access_tokens']),
          ),
        ]
      : []),
    fact('members', Object.keys(metadata).length),
  ];
}
