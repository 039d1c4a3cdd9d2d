import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { AccountConsents } from './account-consents.service.js';
import { Passwords } from './passwords.js';
import { UserEntity } from './user.entity.js';
import { Users, oneTime, subject } from './users.service.js';

const DEFAULT_EMAIL = 'admin@qwarden.local';

/** On an empty database there is nobody who could make the first account. */
@Injectable()
export class FirstAdmin implements OnModuleInit {
  /** The account made at this start, if one was; its one-time password is kept nowhere else. */
  created: { readonly email: string; readonly oneTimePassword: string | undefined } | undefined;

  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly passwords: Passwords,
    private readonly users: Users,
    private readonly consents: AccountConsents,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    if (await this.db.read(UserEntity).exists({ where: {} })) return;
    const email = this.config.adminEmail?.toLowerCase() ?? DEFAULT_EMAIL;
    const { adminPassword } = this.config;
    const secret = adminPassword === undefined ? await this.users.prepare('one-time-password') : undefined;
    const chosen =
      adminPassword === undefined ? {} : { passwordHash: await this.passwords.hash(adminPassword) };
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      // Another instance may have been faster, or be as fast: the second waits here for the first.
      if (tx.connection.options.type === 'postgres')
        await tx.query('LOCK TABLE "user_account" IN SHARE ROW EXCLUSIVE MODE');
      if (await tx.exists(UserEntity, { where: {} })) return;
      const user = await this.users.insert(
        tx,
        { email, name: 'Administrator', role: 'admin', state: 'active', ...oneTime(secret, at), ...chosen },
        at,
      );
      const details = { email, role: 'admin', firstStart: true };
      await this.audit.record(tx, { actor: SYSTEM, action: 'user.create', ...subject(user), at, details });
      await this.consents.vouch(tx, user, SYSTEM, at);
      this.created = { email, oneTimePassword: secret?.password };
    });
  }
}
