import type { Certificate } from '../certificate/certificate.js';
import type { ServiceIndex } from '../trust-lists/service-index.js';
import type { TrustedList } from '../trust-lists/trusted-list.js';
import { type CertificateTraits, listTerritory, traitsOf } from './certificate-traits.js';
import { type Determination, determineAt, type ProviderNameRule } from './determine-at.js';
import { matchServices, type PathTo } from './match-services.js';
import {
  type Purpose,
  type QualificationOutcome,
  type QualificationReason,
  RESULT_NAMES,
} from './qualification.js';

/** What is known of the list of lists. `unusable`: there is none, or its signature or chain failed. */
export type ListOfListsState = 'usable' | 'expired' | 'unusable';

/** What is known of a national list. `not-pointed-at`: the list of lists names none for that territory. */
export type NationalListState =
  | { readonly state: 'usable'; readonly list: TrustedList; readonly index: ServiceIndex }
  | { readonly state: 'unusable' }
  | { readonly state: 'not-pointed-at' };

export interface QualificationInput {
  readonly certificate: Certificate;
  /** Which of the three purposes is asked for. */
  readonly purpose: Purpose;
  /** The time of evaluation. */
  readonly at: Date;
  readonly listOfLists: ListOfListsState;
  /** The last good list of a territory: `LT`, `EL`, `UK`. */
  readonly listOf: (territory: string) => NationalListState;
  /** Whether a path validates from one listed certificate alone. */
  readonly pathTo: PathTo;
  /** What an issuer means that the list calls otherwise: failure by the standard, a warning if an administrator says so. */
  readonly providerNameRule?: ProviderNameRule;
}

export interface Qualification {
  readonly outcome: QualificationOutcome;
  /** Where was looked; `null` when the issuer states no country. */
  readonly territory: string | null;
  /** At the time of evaluation; `null` when the process did not get there. */
  readonly now: Determination | null;
  /** When the certificate was issued. */
  readonly issuance: Determination | null;
  readonly reasons: readonly QualificationReason[];
}

/**
 * Whether a certificate is qualified for a purpose under the EU trusted lists (TS 119 615 §4.3 and §4.4): determined for
 * the time of evaluation and for its issuance, and qualified only when it was both times.
 *
 * What cannot be determined is `unknown`: a list that is missing or whose signature failed never makes a certificate
 * "not qualified", nor does a path that could not be built for want of data.
 */
export function qualify(input: QualificationInput): Qualification {
  const traits = traitsOf(input.certificate);
  const territory = listTerritory(traits);
  const unknown = (...reasons: QualificationReason[]): Qualification => ({
    outcome: 'unknown',
    territory: territory ?? null,
    now: null,
    issuance: null,
    reasons,
  });
  if (input.listOfLists !== 'usable') return unknown(LIST_OF_LISTS_REASON[input.listOfLists]);
  if (territory === undefined) {
    return unknown(error('val.tl-not-found', 'The issuer of the certificate states no country.'));
  }
  const national = input.listOf(territory);
  if (national.state !== 'usable') return unknown(nationalReason(national.state, territory));

  const { matched, undecided } = matchServices(national.index, traits, input.pathTo);
  if (matched.length === 0 && undecided > 0) {
    const message = `Whether a path leads to one of ${undecided} services on the list of ${territory} is not known.`;
    return unknown(error('val.chain-incomplete', message));
  }
  const determine = (at: Date): Determination =>
    determineAt(at, traits, matched, input.providerNameRule ?? 'fail');
  const now = determine(input.at);
  const issuance = determine(traits.notBefore);
  const expired = expiryReason(national.list, input.at);
  const combined = combine(input.purpose, now, issuance, traits);
  return { territory, now, issuance, ...combined, reasons: [...combined.reasons, ...expired] };
}

const error = (
  code: QualificationReason['code'],
  message: string,
  subStatus?: string,
): QualificationReason => ({
  code,
  severity: 'error',
  message,
  ...(subStatus !== undefined && { subStatus }),
});

const LIST_OF_LISTS_REASON: Readonly<Record<'expired' | 'unusable', QualificationReason>> = {
  expired: error(
    'val.lotl-expired',
    'The list of lists was to be replaced by now.',
    'LOTL_NEXTUPDATE_PASSED',
  ),
  unusable: error(
    'val.lotl-invalid',
    'There is no list of lists whose signers follow from the Official Journal.',
  ),
};

const nationalReason = (state: 'unusable' | 'not-pointed-at', territory: string): QualificationReason =>
  state === 'unusable'
    ? error('val.tl-invalid', `There is no usable trusted list of ${territory}.`)
    : error('val.tl-not-found', `The list of lists points at no trusted list of ${territory}.`);

function expiryReason({ scheme: { territory, nextUpdate } }: TrustedList, at: Date): QualificationReason[] {
  if (nextUpdate === null || Date.parse(nextUpdate) >= at.getTime()) return [];
  const message = `The trusted list of ${territory} was to be replaced by ${nextUpdate}.`;
  return [
    { code: 'val.tl-expired', subStatus: 'WARNING_EUTL_NEXTUPDATE_PASSED', severity: 'warning', message },
  ];
}

/** PRO-4.4.4-34 to -36. */
function combine(
  purpose: Purpose,
  now: Determination,
  issuance: Determination,
  { notBefore }: CertificateTraits,
): { readonly outcome: QualificationOutcome; readonly reasons: readonly QualificationReason[] } {
  const reasons = [...aboutPurpose(purpose, now, 'now'), ...aboutPurpose(purpose, issuance, 'issuance')];
  const today = now.results?.[purpose];
  const then = issuance.results?.[purpose];
  if (today === undefined || then === undefined || today === 'indeterminate' || then === 'indeterminate') {
    return { outcome: 'unknown', reasons };
  }
  if (today === 'qualified' && then === 'qualified') return { outcome: 'qualified', reasons };
  const message = `${RESULT_NAMES[purpose][then]} on ${notBefore.toISOString()}, when it was issued, and ${RESULT_NAMES[purpose][today]} now.`;
  if (today === then) {
    return { outcome: 'not-qualified', reasons: [...reasons, error('val.qualified-at-time', message)] };
  }
  // A certificate that was not qualified when it was issued does not become so by a later entry.
  const outcome = then === 'qualified' ? 'no-longer-qualified' : 'not-qualified';
  return { outcome, reasons: [...reasons, error('val.result-changed', message, 'PROCESS_FAILED')] };
}

/** The reasons that bear on the purpose asked for, each with the time it is about. */
const aboutPurpose = (
  purpose: Purpose,
  { reasons }: Determination,
  when: 'now' | 'issuance',
): QualificationReason[] =>
  reasons
    .filter((reason) => reason.purpose === undefined || reason.purpose === purpose)
    .map((reason) => ({
      ...reason,
      when,
      code:
        reason.code === 'val.service-withdrawn-now' && when === 'issuance'
          ? 'val.service-withdrawn-at-issuance'
          : reason.code,
    }));
