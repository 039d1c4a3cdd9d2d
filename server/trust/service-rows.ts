import { createHash } from 'node:crypto';
import { decodeCertificate } from '../core/certificate/decode-certificate.js';
import { nameText } from '../core/certificate/name.js';
import { englishOf, providerName, scopesOf } from '../core/trust-lists/diff-editions.js';
import { CA_QC, ServiceScope, ServiceStatus, shortName } from '../core/trust-lists/names.js';
import type { ServiceState, TrustedList, TrustService } from '../core/trust-lists/trusted-list.js';
import type { ServicePurpose } from './trust.contract.js';
import { type StoredServiceCertificate, TrustServiceEntity } from './trust-service.entity.js';

/** Text columns are for lists; the edition has all of it. */
const LONGEST = 500;

/** The services of an edition as rows that can be searched. */
export function serviceRows(list: TrustedList, editionId: string): TrustServiceEntity[] {
  const { territory } = list.scheme;
  const seen = new Map<string, number>();
  return list.providers.flatMap((provider, providerIndex) =>
    provider.services.map((service, serviceIndex) => {
      const name = englishOf(service.names);
      const by = providerName(provider);
      const certificates = certificatesOf(service);
      const identity = [territory, by, service.type, name, ...certificates.map(({ sha256 }) => sha256)].join(
        '\n',
      );
      const same = seen.get(identity) ?? 0;
      seen.set(identity, same + 1);
      const purposes = purposesOf(service);
      return Object.assign(new TrustServiceEntity(), {
        id: createHash('sha256').update(`${identity}\n${same}`).digest('hex').slice(0, 32),
        territory,
        editionId,
        providerIndex,
        serviceIndex,
        provider: by.slice(0, LONGEST),
        name: name.slice(0, LONGEST),
        type: typeName(service.type),
        status: shortName(service.status),
        since: new Date(service.since),
        signatures: purposes.includes('signatures'),
        seals: purposes.includes('seals'),
        web: purposes.includes('web'),
        certificates,
        searchText: [
          ...[...provider.names, ...provider.tradeNames, ...service.names].map(({ text }) => text),
          ...certificates.flatMap(({ subject, sha256, ski }) => [subject, sha256, ski ?? '']),
        ]
          .join('\n')
          .toLowerCase(),
      } satisfies TrustServiceEntity);
    }),
  );
}

/** Every certificate that identifies the service and can be read, each once. */
export const certificatesOf = ({ identity }: ServiceState): StoredServiceCertificate[] =>
  [...new Set(identity.certificates)].flatMap((base64) => {
    const der = Buffer.from(base64, 'base64');
    const certificate = decodeCertificate(der);
    if (!certificate.ok) return [];
    const { subject, notAfter, subjectKeyIdentifier } = certificate.value;
    return {
      sha256: createHash('sha256').update(der).digest('hex'),
      subject: nameText(subject, certificate.value.der),
      ski: subjectKeyIdentifier ?? null,
      notAfter: notAfter.instant.toISOString(),
    };
  });

const PURPOSES: readonly (readonly [ServicePurpose, string])[] = [
  ['signatures', shortName(ServiceScope.signatures)],
  ['seals', shortName(ServiceScope.seals)],
  ['web', shortName(ServiceScope.web)],
];

/** What a service issues qualified certificates for, as its state says. */
export function purposesOf(state: ServiceState): ServicePurpose[] {
  if (state.type !== CA_QC) return [];
  const scopes = scopesOf(state);
  return PURPOSES.flatMap(([purpose, scope]) => (scopes.includes(scope) ? purpose : []));
}

export const isGrantedForWeb = (service: TrustService): boolean =>
  service.status === ServiceStatus.granted && purposesOf(service).includes('web');

/** `CA/QC` of `http://uri.etsi.org/TrstSvc/Svctype/CA/QC`. */
export const typeName = (uri: string): string => /\/Svctype\/(.+)$/.exec(uri)?.[1] ?? uri;
