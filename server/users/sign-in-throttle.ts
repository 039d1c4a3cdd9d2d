import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import { SIGN_IN_LIMITS, mayTrySignIn } from '../core/users/sign-in-limits.js';
import { SECRET_KEY, type SecretKey } from '../platform/config/secret-key.js';
import { Transactions } from '../platform/database/transactions.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';

export interface Attempt {
  readonly id: string;
  readonly account: string;
  /** False: too many failed before, so the password is not looked at. */
  readonly allowed: boolean;
  /** The limit was reached by this attempt. */
  readonly reachedLimit: boolean;
}

/**
 * Counts password checks that failed, by account and by address.
 *
 * Each attempt is counted before the password is checked, so that many at once cannot slip through
 * together. A device on which the account signed in before has a count of its own: whoever guesses
 * from elsewhere cannot lock the owner out.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly transactions: Transactions,
    @Inject(SECRET_KEY) private readonly key: SecretKey,
  ) {}

  begin(from: { email: string; address: string; device: string | undefined }, at: Date): Promise<Attempt> {
    const known = from.device !== undefined && this.isDeviceOf(from.device, from.email);
    const account = createHash('sha256')
      .update(known ? `${from.email}\n${from.device}` : from.email)
      .digest('hex');
    const { address } = from;
    return this.transactions.run(async (tx) => {
      await this.oneAtATime(tx, account);
      const since = new Date(at.getTime() - SIGN_IN_LIMITS.windowMs);
      await tx.delete(SignInAttemptEntity, { at: LessThan(since) });
      const failures = await tx.countBy(SignInAttemptEntity, { account, at: MoreThan(since) });
      const fromAddress = known ? 0 : await tx.countBy(SignInAttemptEntity, { address, at: MoreThan(since) });
      const id = randomUUID();
      const allowed = mayTrySignIn({ account: failures, address: fromAddress });
      if (allowed) await tx.insert(SignInAttemptEntity, { id, account, address, at });
      const next = { account: failures + 1, address: fromAddress + Number(!known) };
      return { id, account, allowed, reachedLimit: allowed && !mayTrySignIn(next) };
    });
  }

  /** The password was right: the account starts anew, and this attempt does not count for the address. */
  async succeeded(tx: EntityManager, { account, id }: Attempt): Promise<void> {
    await tx.delete(SignInAttemptEntity, { account });
    await tx.delete(SignInAttemptEntity, { id });
  }

  /** For a cookie that outlives the session. It proves nothing but that this account signed in here. */
  makeDevice(email: string): string {
    const id = randomBytes(12).toString('base64url');
    return `${id}.${this.sign(id, email)}`;
  }

  isDeviceOf(device: string, email: string): boolean {
    const [id = '', signature = ''] = device.split('.');
    const expected = Buffer.from(this.sign(id, email));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private sign(id: string, email: string): string {
    return createHmac('sha256', this.key.value).update(`device\n${id}\n${email}`).digest('base64url');
  }

  private async oneAtATime(tx: EntityManager, account: string): Promise<void> {
    if (tx.connection.options.type !== 'postgres') return;
    await tx.query('SELECT pg_advisory_xact_lock(7177002, hashtext($1))', [account]);
  }
}
