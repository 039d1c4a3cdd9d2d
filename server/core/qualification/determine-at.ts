import { CA_QC } from '../trust-lists/names.js';
import type { ServiceState } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';
import { checkPurpose } from './check-purpose.js';
import { type MatchedService } from './match-services.js';
import { matchProviderName } from './provider-name.js';
import {
  type Purpose,
  type PurposeResult,
  type PurposeResults,
  PURPOSES,
  type QualificationReason,
} from './qualification.js';
import { stateAt } from './service-state.js';

/** What was determined for one time. Without `results` the process has failed. */
export interface Determination {
  readonly results: PurposeResults | undefined;
  readonly reasons: readonly QualificationReason[];
  /** The service states that it rests on. */
  readonly states: readonly DecisiveState[];
}

export interface DecisiveState {
  readonly provider: string;
  /** The listed certificate that recognises the certificate, base64. */
  readonly anchor: string;
  readonly state: ServiceState;
}

/** When the Regulation began to apply (Article 52). Before, there was no website authentication and no seal. */
export const EIDAS_APPLIES = new Date('2016-06-30T22:00:00Z');

const NOTHING_FOUND: PurposeResults = {
  signature: 'not-qualified',
  seal: 'not-qualified',
  web: 'not-qualified',
};

export type ProviderNameRule = 'fail' | 'warn';

/** The determination of TS 119 615 §4.4.4 for one time, from the services that recognise the certificate. */
export function determineAt(
  at: Date,
  certificate: CertificateTraits,
  matched: readonly MatchedService[],
  nameRule: ProviderNameRule,
): Determination {
  const reasons: QualificationReason[] = [];
  const found: (MatchedService & { readonly state: ServiceState })[] = [];
  for (const match of matched) {
    const state = stateAt(match.service, at);
    if (state === 'disorder') {
      reasons.push({
        code: 'val.service-history-disorder',
        severity: 'error',
        message: `The history of the service "${nameOf(match)}" is not strictly newest first.`,
      });
    } else if (state?.type === CA_QC) found.push({ ...match, state });
  }
  const states = found.map(({ provider, anchor, state }) => ({
    provider: provider.names[0]?.text ?? '',
    anchor: anchor.certificate,
    state,
  }));
  if (reasons.length > 0) return { results: undefined, reasons, states };

  if (found.length === 0) {
    const message = 'No CA/QC service on the list recognises the certificate at that time.';
    const subStatus = 'No_confirmation_found_in_EUMSTL_CC';
    reasons.push({ code: 'val.service-not-found', subStatus, severity: 'error', message });
    return { results: NOTHING_FOUND, reasons, states };
  }
  const named = nameReasons(certificate, found, nameRule);
  reasons.push(...named);
  if (named.some(({ severity }) => severity === 'error')) return { results: undefined, reasons, states };
  if (at < EIDAS_APPLIES) return beforeEidas(reasons, states);

  const results: Record<Purpose, PurposeResult> = { ...NOTHING_FOUND };
  for (const purpose of PURPOSES) {
    const check = checkPurpose(
      purpose,
      certificate,
      found.map(({ state }) => state),
    );
    results[purpose] = check.result;
    reasons.push(...check.reasons);
  }
  if (certificate.types.length > 1) {
    reasons.push({
      code: 'val.several-qc-types',
      subStatus: 'WARNING_CERT_Inconsistency_in_QcType_qualifiers_Non-compliance_with_EN319412-5',
      severity: 'warning',
      message: `The certificate has ${certificate.types.length} values of QcType.`,
    });
  }
  const positive = PURPOSES.filter((purpose) => results[purpose] === 'qualified');
  if (positive.length > 1) {
    const message = `The list makes the certificate qualified for several purposes: ${positive.join(', ')}.`;
    reasons.push({ code: 'val.several-purposes', severity: 'error', message });
    return { results: undefined, reasons, states };
  }
  return { results, reasons, states };
}

const nameOf = ({ service }: MatchedService): string => service.names[0]?.text ?? '';

function nameReasons(
  certificate: CertificateTraits,
  found: readonly MatchedService[],
  rule: ProviderNameRule,
): QualificationReason[] {
  const providers = new Set(found.map(({ provider }) => provider));
  if (providers.size > 1) {
    const names = [...providers].map(({ names: [first] }) => `"${first?.text ?? ''}"`).join(' and ');
    const message = `Services of different providers recognise the certificate: ${names}.`;
    return [{ code: 'val.tsp-conflict', subStatus: 'ERROR_TSP_CONFLICT', severity: 'error', message }];
  }
  const matches = found.map((match) => matchProviderName(certificate, match));
  if (matches.includes('same')) return [];
  const issuer = certificate.issuerOrganisation ?? certificate.issuerCommonName ?? '';
  const listed = found[0]!.provider.names[0]?.text ?? '';
  return [
    {
      code: 'val.tsp-name-mismatch',
      subStatus: 'ERROR_TSP_NAME_INCONSISTENCY_BETWEEN_CERT_AND_TL',
      severity: matches.includes('nearly-same') || rule === 'warn' ? 'warning' : 'error',
      message: `The issuer calls itself "${issuer}", the list calls the provider "${listed}".`,
    },
  ];
}

/** Only signatures existed then; what the states before the Regulation mean for them is not determined here. */
function beforeEidas(reasons: QualificationReason[], states: readonly DecisiveState[]): Determination {
  const message = `Before ${EIDAS_APPLIES.toISOString()} there were no qualified certificates for seals and web sites.`;
  reasons.push({ code: 'val.before-eidas', severity: 'info', message });
  return {
    results: { signature: 'indeterminate', seal: 'not-qualified', web: 'not-qualified' },
    reasons,
    states,
  };
}
