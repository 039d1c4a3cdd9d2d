import { dnsNameFault } from '../identifiers/dns-name.js';
import { COUNTRY_CODES } from '../identifiers/countries.js';
import { findAuthority, isSandboxNca } from '../identifiers/nca-ids.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';

export const REQUEST_KINDS = ['qwac', 'qsealc'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Roles that a request may ask for; the others of TS 119 495 are not for payment service providers of PSD2. */
export const REQUEST_ROLES = ['PSP_AS', 'PSP_PI', 'PSP_AI', 'PSP_IC'] as const;
export type RequestRole = (typeof REQUEST_ROLES)[number];

/** What TS 119 312 accepts without an end in sight; the first is the usual one. */
export const REQUEST_KEYS = ['rsa-3072', 'rsa-4096', 'ec-p256', 'ec-p384'] as const;
export type RequestKey = (typeof REQUEST_KEYS)[number];

/** What somebody wants in a certificate, before any key is made. */
export interface RequestParticulars {
  readonly kind: RequestKind;
  /** Full registered name. */
  readonly organisation: string;
  /** Of establishment, ISO 3166-1. */
  readonly country: string;
  /** Empty: left out. */
  readonly locality: string;
  /** `PSDLT-BL-LB000458`. */
  readonly organizationIdentifier: string;
  /** The number in the trade register; empty: left out. */
  readonly serialNumber: string;
  /** Of a QWAC one of its domain names; of a QSealC the name the organisation is known by. */
  readonly commonName: string;
  /** Only in a QWAC. */
  readonly dnsNames: readonly string[];
  readonly roles: readonly RequestRole[];
  /** As it is to stand in nCAName; empty: the authority's English name. */
  readonly ncaName: string;
  readonly key: RequestKey;
  /** A QSealC whose key is made inside a qualified device. */
  readonly inDevice: boolean;
}

/** One member that cannot be asked for like this. */
export interface ParticularsFault {
  readonly path: string;
  /** One sentence. */
  readonly message: string;
}

/** Authority and number of the identifier, with the name that goes into nCAName. */
export interface RequestedAuthority {
  readonly ncaId: string;
  readonly ncaName: string;
}

/** Upper bounds of RFC 5280 Annex A, which OpenSSL holds to. */
const LONGEST = { organisation: 64, locality: 128, serialNumber: 64, commonName: 64, ncaName: 256 } as const;
const LONGEST_IDENTIFIER = 128;
export const MOST_DNS_NAMES = 20;

/** Everything that keeps the particulars from becoming a request; empty when nothing does. */
export function particularsFaults(wanted: RequestParticulars): readonly ParticularsFault[] {
  return [...textFaults(wanted), ...identifierFaults(wanted), ...roleFaults(wanted), ...nameFaults(wanted)];
}

/** Of an identifier without fault. */
export function requestedAuthority({
  organizationIdentifier,
  ncaName,
}: RequestParticulars): RequestedAuthority {
  const { country, authority } = parseOrganizationIdentifier(organizationIdentifier, NOWHERE);
  const ncaId = `${country}-${authority}`;
  return { ncaId, ncaName: ncaName || (findAuthority(ncaId)?.authority.authorityNameEn ?? ncaId) };
}

const NOWHERE = { path: '', start: 0, end: 0 };

/**
 * Line breaks would begin a new line of the configuration, other control characters and format characters change how it
 * reads. Half of a surrogate pair is no character.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function textFaults(wanted: RequestParticulars): ParticularsFault[] {
  const faults: ParticularsFault[] = [];
  for (const [path, longest] of Object.entries(LONGEST)) {
    const value = wanted[path as keyof typeof LONGEST];
    const length = [...value].length;
    if (UNPRINTABLE.test(value)) faults.push({ path, message: 'It holds a character that cannot be seen.' });
    else if (value !== value.trim()) faults.push({ path, message: 'It begins or ends with a blank.' });
    else if (length > longest)
      faults.push({ path, message: `It has ${length} characters; OpenSSL takes ${longest} at most.` });
  }
  for (const path of ['organisation', 'commonName'] as const)
    if (wanted[path].trim() === '') faults.push({ path, message: 'It is empty.' });
  if (!COUNTRY_CODES.has(wanted.country))
    faults.push({ path: 'country', message: 'It is no country code of ISO 3166-1, such as LT.' });
  if (!PRINTABLE.test(wanted.serialNumber))
    faults.push({
      path: 'serialNumber',
      message: 'It holds a character that a PrintableString cannot hold.',
    });
  if (NOT_LATIN.test(wanted.ncaName))
    faults.push({ path: 'ncaName', message: 'The name of the authority is in Latin letters (GEN-5.2.3-1).' });
  return faults;
}

const PRINTABLE = /^[A-Za-z0-9 '()+,./:=?-]*$/;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/u;

function identifierFaults({ organizationIdentifier: value }: RequestParticulars): ParticularsFault[] {
  const fault = (message: string): ParticularsFault[] => [{ path: 'organizationIdentifier', message }];
  if (value.length > LONGEST_IDENTIFIER || UNPRINTABLE.test(value) || value !== value.trim())
    return fault('It is too long, or holds a character that cannot be seen.');
  const { scheme, country, authority, reference } = parseOrganizationIdentifier(value, NOWHERE);
  if (scheme !== 'PSD' || country === undefined || authority === undefined || reference === undefined)
    return fault('It has the form PSD, country, hyphen, authority, hyphen, number: PSDLT-BL-LB000458.');
  const ncaId = `${country}-${authority}`;
  if (isSandboxNca(ncaId)) return fault(`${ncaId} is an authority of a sandbox; no QTSP issues for it.`);
  // A reference that begins with more of the abbreviation (FI-FIN-FSA) is a variant of an identifier as well.
  const found = findAuthority(ncaId) ?? findAuthority(`${ncaId}-${reference.split('-')[0]}`);
  if (found === undefined) return fault(`No authority has the identifier ${ncaId}.`);
  return found.as === 'current'
    ? []
    : fault(`Today this authority has the identifier ${found.authority.ncaId}, not ${ncaId}.`);
}

function roleFaults({ roles, kind, inDevice }: RequestParticulars): ParticularsFault[] {
  const faults: ParticularsFault[] = [];
  if (roles.length === 0) faults.push({ path: 'roles', message: 'Name at least one role (GEN-5.2.2-1).' });
  if (new Set(roles).size !== roles.length) faults.push({ path: 'roles', message: 'A role is named twice.' });
  if (inDevice && kind === 'qwac')
    faults.push({ path: 'inDevice', message: 'Only the key of a seal is made in a qualified device.' });
  return faults;
}

function nameFaults({ kind, dnsNames, commonName }: RequestParticulars): ParticularsFault[] {
  if (kind === 'qsealc')
    return dnsNames.length === 0 ? [] : [{ path: 'dnsNames', message: 'A seal has no domain names.' }];
  if (dnsNames.length === 0)
    return [{ path: 'dnsNames', message: 'A QWAC has at least one domain name (WEB-4.1.3-2).' }];
  if (dnsNames.length > MOST_DNS_NAMES)
    return [{ path: 'dnsNames', message: `These are more than ${MOST_DNS_NAMES} domain names.` }];
  const faults = dnsNames.flatMap((name, i) => {
    const fault = name === '' ? 'is empty' : dnsNameFault(name);
    return fault === undefined ? [] : [{ path: `dnsNames.${i}`, message: `It ${fault}.` }];
  });
  if (faults.length === 0 && !dnsNames.includes(commonName))
    faults.push({ path: 'commonName', message: 'In a QWAC it is one of the domain names (WEB-4.1.3-6).' });
  return faults;
}
