export interface DeliveryRun {
  readonly env: Readonly<Record<string, string>>;
  readonly alerts: number;
  readonly instances?: number;
  readonly kills?: number;
  readonly pauses?: number;
  readonly outage?: { readonly from: number; readonly until: number };
  readonly speed?: number;
  readonly seed?: number;
  readonly temporaryShare?: number;
  readonly permanentEvery?: number;
  readonly longestMs?: number;
}

export interface DeliveryResult {
  readonly alerts: number;
  readonly instances: number;
  readonly kills: number;
  readonly pauses: number;
  readonly seed: number;
  readonly rows: number;
  readonly sent: number;
  readonly failed: number;
  readonly permanent: number;
  readonly lost: number;
  readonly unsettled: number;
  readonly strange: number;
  readonly duplicates: number;
  readonly mostCopies: number;
  readonly drainedMs: number;
  readonly wallMs: number;
  readonly errors: readonly string[];
}

export function runDelivery(run: DeliveryRun): Promise<DeliveryResult>;
