import { Qualifier, ServiceScope, ServiceStatus, shortName } from '../trust-lists/names.js';
import type { ServiceState } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';
import { identifies } from './criteria.js';
import { type Purpose, type PurposeResult, PURPOSES, type QualificationReason } from './qualification.js';
import { QUALIFIER_OF, resultOf } from './result-table.js';

/** T1, T2 and T3 of TS 119 615. */
const TABLE: Readonly<Record<Purpose, string>> = { signature: 'T1', seal: 'T2', web: 'T3' };

export interface PurposeCheck {
  readonly result: PurposeResult;
  readonly reasons: readonly QualificationReason[];
}

/**
 * What a certificate is for one purpose by the states of the services that recognise it: CHECK_1 to CHECK_3
 * (TS 119 615 PRO-4.4.4-08 to -31).
 */
export function checkPurpose(
  purpose: Purpose,
  certificate: CertificateTraits,
  all: readonly ServiceState[],
): PurposeCheck {
  const reasons: QualificationReason[] = [];
  const state = (
    code: QualificationReason['code'],
    severity: 'error' | 'warning',
    message: string,
    subStatus?: string,
  ) => void reasons.push({ code, severity, purpose, message, ...(subStatus !== undefined && { subStatus }) });
  const states = all.filter(({ extensions }) =>
    extensions.some((one) => one.kind === 'additional-information' && one.uri === SCOPE_OF[purpose]),
  );
  if (states.length === 0) {
    state(NOT_FOR[purpose], 'error', `The service is not listed for ${WHAT_FOR[purpose]}.`);
    return { result: 'not-qualified', reasons };
  }
  const statuses = [...new Set(states.map(({ status }) => status))];
  if (states.length > 1) {
    const several = `${states.length} services for ${WHAT_FOR[purpose]} recognise the certificate`;
    if (statuses.length > 1) {
      const message = `${several} with different statuses: ${statuses.map(shortName).join(', ')}.`;
      state('val.service-duplicate', 'error', message, `ERROR_${TABLE[purpose]}_DUPLICATION`);
      return { result: 'indeterminate', reasons };
    }
    state('val.service-duplicate', 'warning', `${several}.`, `WARNING_${TABLE[purpose]}_DUPLICATION`);
  }
  const [status] = statuses;
  if (status === ServiceStatus.withdrawn) {
    state('val.service-withdrawn-now', 'error', `The service for ${WHAT_FOR[purpose]} is withdrawn.`);
    return { result: 'not-qualified', reasons };
  }
  if (status !== ServiceStatus.granted) {
    const message = `The service for ${WHAT_FOR[purpose]} has the status "${status ?? ''}", which it cannot have.`;
    state(
      'val.service-status-noncompliant',
      'error',
      message,
      'ERROR_Service_Status_Noncompliance_with_TS119612',
    );
    return { result: 'indeterminate', reasons };
  }
  const qualifiers = applicableQualifiers(states, certificate);
  for (const message of qualifiers.unknown) state('val.criteria-unknown', 'warning', message);
  if (contradict(purpose, qualifiers.identified)) {
    const names = [...qualifiers.identified].map(shortName).sort().join(', ');
    const message = `The qualifiers of the list contradict each other for ${WHAT_FOR[purpose]}: ${names}.`;
    state('val.service-inconsistent', 'warning', message, `WARNING_${TABLE[purpose]}_TL_Inconsistency`);
    return { result: 'indeterminate', reasons };
  }
  const result = resultOf(purpose, qualifiers.identified, certificate);
  if (result === 'not-qualified' && qualifiers.identified.has(Qualifier.notQualified)) {
    state('val.not-qualified-by-list', 'error', 'The list says that the certificate is not qualified.');
  } else if (result !== 'qualified') {
    const says = certificate.compliant ? 'QcCompliance' : 'no QcCompliance';
    const types = certificate.types.length === 0 ? 'no QcType' : `QcType ${certificate.types.join(' and ')}`;
    const message = `The certificate has ${says} and ${types}, which does not make it one for ${WHAT_FOR[purpose]}.`;
    state('val.certificate-not-for-purpose', result === 'indeterminate' ? 'warning' : 'error', message);
  }
  return { result, reasons };
}

const SCOPE_OF: Readonly<Record<Purpose, string>> = {
  signature: ServiceScope.signatures,
  seal: ServiceScope.seals,
  web: ServiceScope.web,
};
const WHAT_FOR: Readonly<Record<Purpose, string>> = {
  signature: 'electronic signatures',
  seal: 'electronic seals',
  web: 'website authentication',
};
const NOT_FOR = {
  signature: 'val.service-not-for-signature',
  seal: 'val.service-not-for-seal',
  web: 'val.service-not-for-web',
} as const;

function applicableQualifiers(states: readonly ServiceState[], certificate: CertificateTraits) {
  const identified = new Set<string>();
  const unknown: string[] = [];
  for (const { extensions } of states) {
    for (const extension of extensions) {
      if (extension.kind !== 'qualifications') continue;
      for (const { qualifiers, criteria } of extension.elements) {
        const answer = identifies(criteria, certificate);
        if (answer === true) for (const qualifier of qualifiers) identified.add(qualifier);
        if (answer === undefined) {
          const names = qualifiers.map(shortName).join(', ');
          unknown.push(
            `It cannot be told whether the qualifiers ${names} are for the certificate; they are not applied.`,
          );
        }
      }
    }
  }
  return { identified, unknown };
}

/** A qualifier of another purpose, or qualified and not qualified at once (PRO-4.4.4-14, -20, -28). */
const contradict = (purpose: Purpose, qualifiers: ReadonlySet<string>): boolean =>
  PURPOSES.some((other) => other !== purpose && qualifiers.has(QUALIFIER_OF[other])) ||
  (qualifiers.has(Qualifier.notQualified) && qualifiers.has(Qualifier.qualified));
