import type { BankConsentKey } from './bank-consents.js';
import type { ClientCredential } from './dialer.js';

/** What a call of the bank's interface goes with. */
export interface OpenLine {
  /** `https://bank.example/xs2a/berlin/1.3/v1`. */
  readonly resourceBase: string;
  readonly credential: ClientCredential | null;
  /** Bearer token of the consent, where there is one; never kept by whoever gets it. */
  readonly accessToken: string | null;
}

/** Whoever has connections to banks. */
export interface LineSource {
  /** Null: this organisation has no connection to a bank of this edition, or nobody may ask there at present. */
  open(key: BankConsentKey): Promise<OpenLine | null>;
  /** Whether there is any connection at all. */
  hasAny(): Promise<boolean>;
}

/** How long an answer about connections is good. */
const GOOD_MS = 60_000;

/**
 * The connections of this installation, for adapters that call banks: the capability that has them enters itself at the start, so
 * that no adapter has to know it.
 */
export class BankLines {
  private source: LineSource | undefined;
  private any = false;
  private lookedAt = -Infinity;

  enter(source: LineSource): void {
    this.source = source;
    this.look();
  }

  open(key: BankConsentKey): Promise<OpenLine | null> {
    return this.source === undefined ? Promise.resolve(null) : this.source.open(key);
  }

  /** As of a minute ago at most. */
  get hasAny(): boolean {
    if (performance.now() - this.lookedAt > GOOD_MS) this.look();
    return this.any;
  }

  /** Something about connections has changed. */
  look(): void {
    this.lookedAt = performance.now();
    this.source?.hasAny().then(
      (any) => {
        this.any = any;
      },
      // Whoever asks next looks again.
      () => {
        this.lookedAt = -Infinity;
      },
    );
  }
}
