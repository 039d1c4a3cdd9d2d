import { Namespace } from './names.js';
import { Refusal } from './trust-list-problem.js';
import type { LocalText } from './trusted-list.js';
import { childNamed, childrenNamed, ownText, type XmlElement, type XmlName } from './xml-element.js';

type Names<K extends string> = { readonly [N in K]: XmlName };

const named = <K extends string>(uri: string, ...locals: readonly K[]): Names<K> =>
  Object.fromEntries(locals.map((local) => [local, { uri, local }])) as unknown as Names<K>;

/** The elements of a trusted list that are read. */
export const TSL = named(
  Namespace.list,
  'TrustServiceStatusList',
  'SchemeInformation',
  'TSLVersionIdentifier',
  'TSLSequenceNumber',
  'TSLType',
  'SchemeOperatorName',
  'SchemeName',
  'SchemeInformationURI',
  'SchemeTerritory',
  'PointersToOtherTSL',
  'OtherTSLPointer',
  'TSLLocation',
  'AdditionalInformation',
  'OtherInformation',
  'ListIssueDateTime',
  'NextUpdate',
  'dateTime',
  'Name',
  'URI',
  'TrustServiceProviderList',
  'TrustServiceProvider',
  'TSPInformation',
  'TSPName',
  'TSPTradeName',
  'TSPInformationURI',
  'TSPServices',
  'TSPService',
  'ServiceInformation',
  'ServiceTypeIdentifier',
  'ServiceName',
  'ServiceDigitalIdentities',
  'ServiceDigitalIdentity',
  'DigitalId',
  'X509Certificate',
  'X509SubjectName',
  'X509SKI',
  'ServiceStatus',
  'StatusStartingTime',
  'ServiceInformationExtensions',
  'Extension',
  'ServiceHistory',
  'ServiceHistoryInstance',
  'AdditionalServiceInformation',
  'ExpiredCertsRevocationInfo',
);
export const QUALIFICATIONS = named(
  Namespace.qualifications,
  'Qualifications',
  'QualificationElement',
  'Qualifiers',
  'Qualifier',
  'CriteriaList',
  'KeyUsage',
  'KeyUsageBit',
  'PolicySet',
  'PolicyIdentifier',
  'Description',
  'otherCriteriaList',
);
export const ADDITIONAL = named(
  Namespace.additionalTypes,
  'TakenOverBy',
  'URI',
  'TSPName',
  'ExtendedKeyUsage',
  'KeyPurposeId',
  'CertSubjectDNAttribute',
  'AttributeOID',
);
export const XADES_IDENTIFIER: XmlName = { uri: Namespace.xades, local: 'Identifier' };

const XML = 'http://www.w3.org/XML/1998/namespace';

export function required(parent: XmlElement, name: XmlName): XmlElement {
  const found = childNamed(parent, name);
  if (found === undefined) throw new Refusal('missing-part', `${parent.local} has no ${name.local}.`);
  return found;
}

export function wholeNumber(parent: XmlElement, name: XmlName): number {
  const text = ownText(required(parent, name)).trim();
  if (!/^\d{1,9}$/.test(text)) {
    throw new Refusal('invalid-value', `${name.local} is "${text.slice(0, 50)}", which is no whole number.`);
  }
  return Number(text);
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/;

/** xsd:dateTime to ISO text in UTC. Without a zone it is taken for UTC, as TS 119 612 §5.1.4 demands of all. */
export function instant(element: XmlElement): string {
  const text = ownText(element).trim();
  const parts = DATE_TIME.exec(text);
  if (parts !== null) {
    const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = parts;
    const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    const asUtc = new Date(`${wall}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    // Date would quietly make 2 March of 30 February.
    if (!Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(wall)) {
      const zoned = new Date(asUtc.getTime() - minutesOf(zone) * 60_000);
      return zoned.toISOString().replace('.000Z', 'Z');
    }
  }
  throw new Refusal(
    'invalid-value',
    `${element.local} is "${text.slice(0, 50)}", which is no date and time.`,
  );
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Names and addresses in several languages. */
export const localTexts = (parent: XmlElement | undefined, name: XmlName): readonly LocalText[] =>
  childrenNamed(parent, name).map((one) => ({
    language: one.attributes.find(({ local, uri }) => local === 'lang' && uri === XML)?.value ?? '',
    text: ownText(one).trim(),
  }));
