/** Namespaces of a trusted list (TS 119 612 annex B) and of its signature (EN 319 132-1). */
export const Namespace = {
  list: 'http://uri.etsi.org/02231/v2#',
  additionalTypes: 'http://uri.etsi.org/02231/v2/additionaltypes#',
  qualifications: 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
} as const;

/** TSLType (TS 119 612 §5.3.3). */
export const ListType = {
  national: 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric',
  listOfLists: 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists',
} as const;

/** ServiceTypeIdentifier of services that issue qualified certificates (TS 119 612 §5.5.1.1). */
export const CA_QC = 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC';

const STATUS = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/';
export const ServiceStatus = {
  granted: `${STATUS}granted`,
  withdrawn: `${STATUS}withdrawn`,
  recognisedAtNationalLevel: `${STATUS}recognisedatnationallevel`,
  deprecatedAtNationalLevel: `${STATUS}deprecatedatnationallevel`,
} as const;

const INFORMATION = 'http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/';

/** AdditionalServiceInformation (TS 119 612 §5.5.9.4): what a service issues certificates for. */
export const ServiceScope = {
  signatures: `${INFORMATION}ForeSignatures`,
  seals: `${INFORMATION}ForeSeals`,
  web: `${INFORMATION}ForWebSiteAuthentication`,
} as const;

/** Qualifiers that say what the certificates they identify are (TS 119 612 §5.5.9.2.3). */
export const Qualifier = {
  forSignatures: `${INFORMATION}QCForESig`,
  forSeals: `${INFORMATION}QCForESeal`,
  forWeb: `${INFORMATION}QCForWSA`,
  qualified: `${INFORMATION}QCStatement`,
  notQualified: `${INFORMATION}NotQualified`,
} as const;

/** The last part of a URI of TS 119 612, for people: `granted`, `ForWebSiteAuthentication`. */
export const shortName = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
