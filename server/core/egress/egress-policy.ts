/** What the operator lets out; everything else is fixed. */
export interface EgressPolicy {
  /** Hosts that may be contacted; empty: every public one. `ca.example`, `.example` (and all below it), with `:port`. */
  readonly allowedHosts: readonly string[];
  /** For tests and the demo: this machine may be contacted, on any port. */
  readonly allowLoopback: boolean;
}

export const PUBLIC_ONLY: EgressPolicy = { allowedHosts: [], allowLoopback: false };
