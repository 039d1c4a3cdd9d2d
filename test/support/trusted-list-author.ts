import { createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { Application, Parse, setNodeDependencies, SignedXml } from 'xadesjs';
import { Transforms, XmlDsigExcC14NTransform } from 'xmldsigjs';
import xpath from 'xpath';
import {
  CA_QC,
  ListType,
  Namespace,
  ServiceScope,
  ServiceStatus,
} from '../../server/core/trust-lists/names.js';
import type {
  CriteriaList,
  Criterion,
  ListPointer,
  LocalText,
  SchemeInformation,
  ServiceExtension,
  ServiceIdentity,
  ServiceState,
  TrustedList,
  TrustService,
  TrustServiceProvider,
} from '../../server/core/trust-lists/trusted-list.js';

/**
 * Writes and signs trusted lists as a scheme operator does, for tests, demo and training. The XML is written by hand from
 * the value that our reader makes of it, and signed by xadesjs, so that nothing of the reader is used to test the reader.
 */
setNodeDependencies({ DOMParser, XMLSerializer, xpath });
Application.setEngine('node', webcrypto as Parameters<typeof Application.setEngine>[1]);

export const english = (text: string): readonly LocalText[] => [{ language: 'en', text }];
export const base64 = (der: Uint8Array): string => Buffer.from(der).toString('base64');

export const identity = (...certificates: readonly Uint8Array[]): ServiceIdentity => ({
  certificates: certificates.map(base64),
  subjectNames: [],
  keyIdentifiers: [],
});

export const forPurpose = (purpose: keyof typeof ServiceScope): ServiceExtension => ({
  critical: false,
  kind: 'additional-information',
  uri: ServiceScope[purpose],
});

export const qualifications = (qualifiers: readonly string[], criteria: CriteriaList): ServiceExtension => ({
  critical: true,
  kind: 'qualifications',
  elements: [{ qualifiers, criteria }],
});

/** The state of a granted CA/QC service for website authentication; a test states only what it is about. */
export const serviceState = (over: Partial<ServiceState> = {}): ServiceState => ({
  type: CA_QC,
  names: english('Qualified certificates for website authentication'),
  identity: identity(),
  status: ServiceStatus.granted,
  since: '2018-01-01T00:00:00Z',
  extensions: [forPurpose('web')],
  ...over,
});

export const service = (over: Partial<TrustService> = {}): TrustService => ({
  ...serviceState(over),
  history: over.history ?? [],
});

export const provider = (over: Partial<TrustServiceProvider> = {}): TrustServiceProvider => ({
  names: english('Qwarden Test Trust Services'),
  tradeNames: [],
  informationUris: english('https://qtsp.example/'),
  services: [],
  ...over,
});

export const nationalList = (
  scheme: Partial<SchemeInformation> = {},
  providers: readonly TrustServiceProvider[] = [],
): TrustedList => ({
  scheme: {
    version: 6,
    sequenceNumber: 1,
    type: 'national',
    operatorNames: english('Supervisory Body of the Small World'),
    schemeNames: english('LT:Supervision status list'),
    informationUris: english('https://supervisor.example/'),
    territory: 'LT',
    pointers: [],
    issued: '2026-06-01T00:00:00Z',
    nextUpdate: '2026-12-01T00:00:00Z',
    ...scheme,
  },
  providers,
});

export const listOfLists = (
  scheme: Partial<SchemeInformation> = {},
  pointers: readonly ListPointer[] = [],
): TrustedList =>
  nationalList({
    type: 'list-of-lists',
    territory: 'EU',
    operatorNames: english('Commission'),
    pointers,
    ...scheme,
  });

export const pointer = (
  over: Partial<Omit<ListPointer, 'signers'>> & { readonly signers: readonly Uint8Array[] },
): ListPointer => ({
  location: 'https://supervisor.example/tsl.xml',
  territory: 'LT',
  type: ListType.national,
  mimeType: 'application/vnd.etsi.tsl+xml',
  ...over,
  signers: over.signers.map(base64),
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const element = (name: string, content: string, attributes = ''): string =>
  `<${name}${attributes}>${content}</${name}>`;
const leaf = (name: string, text: string, attributes = ''): string =>
  element(name, escaped(text), attributes);
const texts = (name: string, all: readonly LocalText[]): string =>
  all.map(({ language, text }) => leaf(name, text, ` xml:lang="${escaped(language)}"`)).join('');
const unless = (empty: boolean, xml: string): string => (empty ? '' : xml);

/** The list as unsigned XML. */
export function trustedListXml({ scheme, providers }: TrustedList): string {
  const type = scheme.type === 'national' ? ListType.national : ListType.listOfLists;
  const information = [
    leaf('TSLVersionIdentifier', String(scheme.version)),
    leaf('TSLSequenceNumber', String(scheme.sequenceNumber)),
    leaf('TSLType', type),
    element('SchemeOperatorName', texts('Name', scheme.operatorNames)),
    element('SchemeName', texts('Name', scheme.schemeNames)),
    element('SchemeInformationURI', texts('URI', scheme.informationUris)),
    leaf('StatusDeterminationApproach', 'http://uri.etsi.org/TrstSvc/TrustedList/StatusDetn/EUappropriate'),
    leaf('SchemeTerritory', scheme.territory),
    leaf('HistoricalInformationPeriod', '65535'),
    unless(
      scheme.pointers.length === 0,
      element('PointersToOtherTSL', scheme.pointers.map(pointerXml).join('')),
    ),
    leaf('ListIssueDateTime', scheme.issued),
    element('NextUpdate', scheme.nextUpdate === null ? '' : leaf('dateTime', scheme.nextUpdate)),
  ];
  const list = element('TrustServiceProviderList', providers.map(providerXml).join(''));
  const namespaces = [
    ` xmlns="${Namespace.list}"`,
    ` xmlns:tslx="${Namespace.additionalTypes}"`,
    ` xmlns:q="${Namespace.qualifications}"`,
    ` xmlns:xades="${Namespace.xades}"`,
  ].join('');
  return element(
    'TrustServiceStatusList',
    element('SchemeInformation', information.join('\n')) + unless(providers.length === 0, list),
    `${namespaces} Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag"`,
  );
}

const digitalIds = ({ certificates, subjectNames, keyIdentifiers }: ServiceIdentity): string =>
  [
    ...certificates.map((one) => leaf('X509Certificate', one)),
    ...subjectNames.map((one) => leaf('X509SubjectName', one)),
    ...keyIdentifiers.map((one) => leaf('X509SKI', one)),
  ]
    .map((one) => element('DigitalId', one))
    .join('');

const pointerXml = ({ signers, location, territory, type, mimeType }: ListPointer): string =>
  element(
    'OtherTSLPointer',
    element(
      'ServiceDigitalIdentities',
      signers
        .map((one) => ({ certificates: [one], subjectNames: [], keyIdentifiers: [] }))
        .map((one) => element('ServiceDigitalIdentity', digitalIds(one)))
        .join(''),
    ) +
      leaf('TSLLocation', location) +
      element(
        'AdditionalInformation',
        [
          type === null ? '' : leaf('TSLType', type),
          territory === null ? '' : leaf('SchemeTerritory', territory),
          mimeType === null ? '' : leaf('tslx:MimeType', mimeType),
        ]
          .map((one) => unless(one === '', element('OtherInformation', one)))
          .join(''),
      ),
  );

const providerXml = ({ names, tradeNames, informationUris, services }: TrustServiceProvider): string =>
  element(
    'TrustServiceProvider',
    element(
      'TSPInformation',
      element('TSPName', texts('Name', names)) +
        unless(tradeNames.length === 0, element('TSPTradeName', texts('Name', tradeNames))) +
        element('TSPInformationURI', texts('URI', informationUris)),
    ) + element('TSPServices', services.map(serviceXml).join('\n')),
  );

const serviceXml = (one: TrustService): string =>
  element(
    'TSPService',
    element('ServiceInformation', stateXml(one)) +
      unless(
        one.history.length === 0,
        element(
          'ServiceHistory',
          one.history.map((state) => element('ServiceHistoryInstance', stateXml(state))).join(''),
        ),
      ),
  );

const stateXml = ({ type, names, identity: id, status, since, extensions }: ServiceState): string =>
  [
    leaf('ServiceTypeIdentifier', type),
    element('ServiceName', texts('Name', names)),
    element('ServiceDigitalIdentity', digitalIds(id)),
    leaf('ServiceStatus', status),
    leaf('StatusStartingTime', since),
    unless(
      extensions.length === 0,
      element('ServiceInformationExtensions', extensions.map(extensionXml).join('')),
    ),
  ].join('');

const extensionXml = (extension: ServiceExtension): string =>
  element('Extension', extensionContent(extension), ` Critical="${extension.critical}"`);

function extensionContent(extension: ServiceExtension): string {
  switch (extension.kind) {
    case 'additional-information':
      return element('AdditionalServiceInformation', leaf('URI', extension.uri, ' xml:lang="en"'));
    case 'expired-certificates-revocation':
      return leaf('ExpiredCertsRevocationInfo', extension.from);
    case 'taken-over-by':
      return element(
        'tslx:TakenOverBy',
        (extension.uri === null ? '' : leaf('tslx:URI', extension.uri, ' xml:lang="en"')) +
          element('tslx:TSPName', texts('Name', extension.names)) +
          element('SchemeOperatorName', texts('Name', extension.operatorNames)) +
          (extension.territory === null ? '' : leaf('SchemeTerritory', extension.territory)),
      );
    case 'qualifications':
      return element(
        'q:Qualifications',
        extension.elements
          .map(({ qualifiers, criteria }) =>
            element(
              'q:QualificationElement',
              element(
                'q:Qualifiers',
                qualifiers.map((uri) => `<q:Qualifier uri="${escaped(uri)}"/>`).join(''),
              ) + criteriaXml(criteria),
            ),
          )
          .join(''),
      );
    case 'other':
      return `<x:${extension.name} xmlns:x="urn:example:extension"/>`;
  }
}

const criteriaXml = ({ assert, criteria }: CriteriaList): string =>
  element(
    'q:CriteriaList',
    criteria.map(criterionXml).join(''),
    assert === null ? '' : ` assert="${assert}"`,
  );

const identifierXml = (name: string, oid: string): string =>
  element(name, leaf('xades:Identifier', `urn:oid:${oid}`, ' Qualifier="OIDAsURN"'));

function criterionXml(criterion: Criterion): string {
  switch (criterion.kind) {
    case 'key-usage':
      return element(
        'q:KeyUsage',
        criterion.bits
          .map(({ name, value }) => leaf('q:KeyUsageBit', String(value), ` name="${escaped(name)}"`))
          .join(''),
      );
    case 'policy-set':
      return element(
        'q:PolicySet',
        criterion.policies.map((one) => identifierXml('q:PolicyIdentifier', one)).join(''),
      );
    case 'list':
      return criteriaXml(criterion.list);
    case 'extended-key-usage':
      return element(
        'q:otherCriteriaList',
        element(
          'tslx:ExtendedKeyUsage',
          criterion.purposes.map((one) => identifierXml('tslx:KeyPurposeId', one)).join(''),
        ),
      );
    case 'subject-attributes':
      return element(
        'q:otherCriteriaList',
        element(
          'tslx:CertSubjectDNAttribute',
          criterion.attributes.map((one) => identifierXml('tslx:AttributeOID', one)).join(''),
        ),
      );
    case 'unknown':
      return element('q:otherCriteriaList', `<x:${criterion.name} xmlns:x="urn:example:criterion"/>`);
  }
}

/** Whoever signs a list: `CertificateAuthority` and what it issues are such. */
export interface ListSigner {
  readonly der: Uint8Array;
  readonly privateKey: KeyObject;
}

export interface SigningOptions {
  readonly hash?: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Of RSA keys. */
  readonly pss?: boolean;
  /** V6 lists state SigningCertificateV2, V5 lists SigningCertificate. */
  readonly form?: 'SigningCertificate' | 'SigningCertificateV2';
  readonly signingTime?: Date;
  /** Certificates in KeyInfo, instead of the signer's. */
  readonly keyInfo?: readonly Uint8Array[];
  /** The certificate that the signed properties name, instead of the signer's. */
  readonly signingCertificate?: Uint8Array;
  /** Transforms of the reference to the list, as xadesjs calls them. */
  readonly transforms?: readonly string[];
}

/** The list as its operator publishes it: enveloped XAdES-BASELINE-B. */
export const signedList = async (
  list: TrustedList,
  signer: ListSigner,
  options: SigningOptions = {},
): Promise<Uint8Array> =>
  signedXml(trustedListXml(list), signer, {
    form: list.scheme.version >= 6 ? 'SigningCertificateV2' : 'SigningCertificate',
    ...options,
  });

export async function signedXml(
  xml: string,
  signer: ListSigner,
  {
    hash = 'SHA-256',
    pss = false,
    form = 'SigningCertificateV2',
    signingTime = new Date('2026-06-01T00:00:00Z'),
    keyInfo = [signer.der],
    signingCertificate = signer.der,
    transforms = ['enveloped', 'exc-c14n'],
  }: SigningOptions = {},
): Promise<Uint8Array> {
  const document = Parse(xml);
  const signed = new ListSignedXml(document);
  const algorithm = algorithmOf(signer.privateKey, hash, pss);
  const key = await webcrypto.subtle.importKey(
    'pkcs8',
    signer.privateKey.export({ type: 'pkcs8', format: 'der' }),
    algorithm,
    true,
    ['sign'],
  );
  const certificate = { certificate: base64(signingCertificate), digestAlgorithm: hash };
  await signed.Sign(algorithm, key, document, {
    references: [{ id: 'reference-to-list', uri: '', hash, transforms: [...transforms] }],
    x509: keyInfo.map(base64),
    signingTime: { value: signingTime },
    ...(form === 'SigningCertificateV2'
      ? { signingCertificateV2: certificate }
      : { signingCertificate: certificate }),
  });
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${signed.toString()}`);
}

/** xadesjs refers to the SignedProperties without a transform; scheme operators canonicalize them exclusively. */
class ListSignedXml extends SignedXml {
  protected override async ApplySignOptions(
    ...[signature, algorithm, key, options]: Parameters<SignedXml['ApplySignOptions']>
  ): Promise<void> {
    await super.ApplySignOptions(signature, algorithm, key, options);
    signature.SignedInfo.CanonicalizationMethod.Algorithm = new XmlDsigExcC14NTransform().Algorithm;
    for (const reference of signature.SignedInfo.References.GetIterator()) {
      if (reference.Uri === '') continue;
      reference.Transforms = new Transforms();
      reference.Transforms.Add(new XmlDsigExcC14NTransform());
    }
  }
}

function algorithmOf(
  privateKey: KeyObject,
  hash: string,
  pss: boolean,
): RsaHashedKeyGenParams & EcKeyImportParams {
  const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(privateKey);
  const curve = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }[
    asymmetricKeyDetails?.namedCurve ?? ''
  ];
  const name = asymmetricKeyType === 'ec' ? 'ECDSA' : pss ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const saltLength = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }[hash];
  return {
    name,
    hash,
    ...(curve !== undefined && { namedCurve: curve }),
    ...(pss && { saltLength }),
  } as RsaHashedKeyGenParams & EcKeyImportParams;
}
