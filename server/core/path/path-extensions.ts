import { type DerNode, readDer, Tag } from '../asn1/der.js';
import { type Certificate, ExtensionOid, type KeyUsageBit } from '../certificate/certificate.js';
import { readCertificateCount } from '../certificate/extensions/certificate-count.js';
import { readInhibitAnyPolicy } from '../certificate/extensions/inhibit-any-policy.js';
import { readKeyUsage } from '../certificate/extensions/key-usage.js';
import { type NameConstraints, readNameConstraints } from '../certificate/extensions/name-constraints.js';
import {
  type PolicyConstraints,
  readPolicyConstraints,
} from '../certificate/extensions/policy-constraints.js';
import { type PolicyMappings, readPolicyMappings } from '../certificate/extensions/policy-mappings.js';
import type { Fault } from './path-problem.js';
import { type PolicyInformation, readPolicyInformation } from './policy-information.js';

export const PathOid = {
  nameConstraints: '2.5.29.30',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  inhibitAnyPolicy: '2.5.29.54',
} as const;

/** The extensions that decide about a path, each read whole: half-read, a limit would be no limit. */
export interface PathExtensions {
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number } | undefined;
  readonly keyUsage: ReadonlySet<KeyUsageBit> | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  readonly policies: PolicyInformation | undefined;
  readonly policyMappings: PolicyMappings | undefined;
  readonly policyConstraints: PolicyConstraints | undefined;
  readonly inhibitAnyPolicy: number | undefined;
}

/** Never throws; what could not be read is absent and a fault. */
export function readPathExtensions(certificate: Certificate): {
  extensions: PathExtensions;
  faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const read = <T>(oid: string, name: string, reader: (node: DerNode, path: string) => T | undefined) => {
    const extension = certificate.extensions.find((candidate) => candidate.oid === oid);
    if (extension === undefined) return undefined;
    const node = readDer(certificate.der, extension.value.start, extension.value.end);
    const value = node.ok ? reader(node.value, name) : undefined;
    if (value === undefined)
      faults.push({ code: 'val.malformed', message: `The extension ${name} cannot be read.` });
    return value;
  };
  return {
    extensions: {
      basicConstraints: read(ExtensionOid.basicConstraints, 'basicConstraints', readBasicConstraints),
      keyUsage: read(ExtensionOid.keyUsage, 'keyUsage', (node, path) => {
        const usage = readKeyUsage(node, path);
        return usage && new Set(usage.bits);
      }),
      nameConstraints: read(PathOid.nameConstraints, 'nameConstraints', readNameConstraints),
      policies: read(ExtensionOid.certificatePolicies, 'certificatePolicies', readPolicyInformation),
      policyMappings: read(PathOid.policyMappings, 'policyMappings', readPolicyMappings),
      policyConstraints: read(PathOid.policyConstraints, 'policyConstraints', readPolicyConstraints),
      inhibitAnyPolicy: read(PathOid.inhibitAnyPolicy, 'inhibitAnyPolicy', readInhibitAnyPolicy)?.skipCerts,
    },
    faults,
  };
}

/** RFC 5280 §4.2.1.9; a path length that is absent limits nothing. */
function readBasicConstraints({ identifier, children }: DerNode): PathExtensions['basicConstraints'] {
  if (identifier !== Tag.SEQUENCE) return undefined;
  const [flag, ...rest] = children[0]?.identifier === Tag.BOOLEAN ? children : [undefined, ...children];
  if (rest.length > 1 || (flag !== undefined && flag.end - flag.content !== 1)) return undefined;
  const pathLength = rest.length === 0 ? Infinity : readCertificateCount(rest[0]);
  if (pathLength === undefined) return undefined;
  return { ca: flag !== undefined && flag.bytes[flag.content] !== 0, pathLength };
}
