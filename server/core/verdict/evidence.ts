import type { NationalListState, ListOfListsState } from '../qualification/qualify.js';
import type { Adjustment } from '../lint/adjustments.js';
import type { ProviderNameRule } from '../qualification/determine-at.js';
import type { FreshnessPolicy } from '../revocation/judgement.js';
import { DEFAULT_FRESHNESS } from '../revocation/judgement.js';
import { DEFAULT_REVOCATION_POLICY, type RevocationPolicy } from '../revocation/decide-revocation.js';
import type { RegisterBasis } from '../registers/register-basis.js';
import type { Reason, Scheme } from './verdict.js';

/** Bytes that came from somewhere. */
export interface Item {
  readonly der: Uint8Array;
  /** URL, or name of the file. */
  readonly source: string;
  /** When they arrived here. */
  readonly receivedAt: Date;
}

/** An OCSP response; with `nonce`, the one that was sent to get it. */
export interface OcspItem extends Item {
  readonly nonce?: Uint8Array;
}

/** A certificate that is trusted to issue, beside the EU trusted lists. */
export interface Anchor {
  readonly der: Uint8Array;
  /** Without one the path holds, and nothing is said about qualification. */
  readonly scheme: Scheme | null;
}

/** The trusted lists as they stood when the evidence was gathered. */
export interface TrustedLists {
  readonly listOfLists: ListOfListsState;
  /** The last good list of a territory: `LT`, `EL`, `UK`. */
  readonly listOf: (territory: string) => NationalListState;
}

/** What registers say about the holder, reached elsewhere. */
export interface RegisterAnswer {
  /** `unknown`: no register could be asked, or none can tell; counts as if none had been asked, with the reason. */
  readonly status: 'ok' | 'roles-missing' | 'withdrawn' | 'not-found' | 'unknown';
  /** Roles that may be relied upon as far as registers have a say; null when they narrow nothing. */
  readonly roles: readonly string[] | null;
  readonly reasons: readonly Reason[];
  /** What the answer was computed from, so that it can be computed again. */
  readonly basis?: RegisterBasis;
}

/** Choices that are an administrator's and that change verdicts. */
export interface VerdictPolicy {
  readonly revocation: RevocationPolicy;
  readonly freshness: FreshnessPolicy;
  readonly providerName: ProviderNameRule;
  /** What was decided about rules, as in force when the evidence was gathered. */
  readonly adjustments?: readonly Adjustment[];
}

export const DEFAULT_VERDICT_POLICY: VerdictPolicy = {
  revocation: DEFAULT_REVOCATION_POLICY,
  freshness: DEFAULT_FRESHNESS,
  providerName: 'fail',
};

/**
 * Everything a verdict rests on. The same evidence gives the same verdict, today and in ten years, without network,
 * database or clock.
 */
export interface Evidence {
  /** The certificate in question. */
  readonly der: Uint8Array;
  /** The instant the verdict is about. */
  readonly at: Date;
  /** When the evidence was gathered: later than `at` for a verdict about the past. */
  readonly gatheredAt: Date;
  readonly lists: TrustedLists;
  readonly anchors: readonly Anchor[];
  readonly intermediates: readonly Item[];
  readonly ocsp: readonly OcspItem[];
  /** Complete and delta lists alike. */
  readonly crls: readonly Item[];
  /** `undefined`: no register was asked. */
  readonly register: RegisterAnswer | undefined;
  readonly policy: VerdictPolicy;
}
