import { Injectable } from '@nestjs/common';
import type { ListedAccount, MaskedBalance, MaskedTransaction } from '../core/connections/account-data.js';
import { Clock } from '../ports/clock.js';

interface Remembered {
  readonly readAt: Date;
  readonly accounts: readonly ListedAccount[];
  readonly balances: readonly MaskedBalance[];
  readonly transactions: readonly MaskedTransaction[];
  readonly transactionsCount: number;
}

/** Long enough to look at it, and for the next step of the check. */
const KEPT_MS = 15 * 60_000;
const MOST = 100;

/** What banks told of accounts, masked, in this process and for some minutes only. Nothing of it is ever stored. */
@Injectable()
export class AccountMemory {
  private readonly kept = new Map<string, Remembered>();

  constructor(private readonly clock: Clock) {}

  of(checkId: string): Remembered | undefined {
    this.forgetOld();
    return this.kept.get(checkId);
  }

  /** A new list of accounts takes everything else with it. */
  accounts(checkId: string, accounts: readonly ListedAccount[]): void {
    this.keep(checkId, { accounts, balances: [], transactions: [], transactionsCount: 0 });
  }

  add(checkId: string, more: Partial<Omit<Remembered, 'readAt' | 'accounts'>>): void {
    const before = this.of(checkId);
    if (before !== undefined) this.keep(checkId, { ...before, ...more });
  }

  forget(checkId: string): void {
    this.kept.delete(checkId);
  }

  private keep(checkId: string, found: Omit<Remembered, 'readAt'>): void {
    this.forgetOld();
    this.kept.delete(checkId);
    this.kept.set(checkId, { ...found, readAt: this.clock.now() });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST) break;
      this.kept.delete(oldest);
    }
  }

  private forgetOld(): void {
    const from = this.clock.now().getTime() - KEPT_MS;
    for (const [checkId, { readAt }] of this.kept) if (readAt.getTime() < from) this.kept.delete(checkId);
  }
}
