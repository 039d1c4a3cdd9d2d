import type { AccessRole, ApiEdition } from '../api-editions/edition-names.js';

/** `xs2a`: an account holder's interface, with OAuth beside it. `tls`: any server that speaks TLS. */
export const TARGET_KINDS = ['xs2a', 'tls'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/**
 * How much a run asks. `pulse`: what is asked every few minutes, with as few connections as will do. `full`: every step that
 * the target and the certificate allow.
 */
export const RUN_EXTENTS = ['pulse', 'full'] as const;
export type RunExtent = (typeof RUN_EXTENTS)[number];

/** Whether a run has a client certificate to show, and where its key is. */
export const KEY_PLACES = ['none', 'sealed', 'outside'] as const;
export type KeyPlace = (typeof KEY_PLACES)[number];

/** What a run has to know of its target; the run keeps it as it was then. */
export interface ProbeTarget {
  readonly kind: TargetKind;
  /** Whose documented answers are expected; null where nothing is known of the interface. */
  readonly edition: ApiEdition | null;
  /** Lower case, without a trailing dot; an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Before `/v1`, without a slash at its end: `/xs2a/berlin/1.3`. Empty for `tls`. */
  readonly basePath: string;
  /** Where the authorization server's metadata are documented; null for `tls`. */
  readonly discoveryUrl: string | null;
  /** The resource base of the bank's other edition on the same host, for the step across editions. */
  readonly otherResourceBase: string | null;
  readonly clientId: string | null;
  /** As registered with the bank. */
  readonly redirectUri: string | null;
  /** What the certificate is expected to open. */
  readonly expectedRoles: readonly AccessRole[];
  /** A word of the path for the status of a payment that does not exist. */
  readonly paymentProduct: string | null;
}
