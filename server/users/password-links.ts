import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import { composePasswordResetMail } from '../core/alerts/account-mails.js';
import { composeInvitationMail } from '../core/users/invitation-mail.js';
import { PASSWORD_LINK_MS, PASSWORD_LINK_PAUSE_MS } from '../core/users/sign-in-limits.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { PasswordResetEntity } from './password-reset.entity.js';
import { hashSecret, makeSecret } from './secrets.js';
import { UserEntity } from './user.entity.js';

const after = (at: Date, durationMs: number) => new Date(at.getTime() + durationMs);

/** Links in mails with which a password can be chosen once. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly db: Database,
    private readonly messages: Messages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Writes the mail, unless one was written a moment ago. Older links stay good until they expire or one is used. */
  async mailForgotten(tx: EntityManager, user: UserEntity, at: Date): Promise<void> {
    // On PostgreSQL two requests at once would both find no mail: the second waits here for the first.
    if (tx.connection.options.type === 'postgres')
      await tx.findOne(UserEntity, { where: { id: user.id }, lock: { mode: 'pessimistic_write' } });
    const recently = MoreThan(after(at, -PASSWORD_LINK_PAUSE_MS));
    if (await tx.existsBy(PasswordResetEntity, { userId: user.id, createdAt: recently })) return;
    const validUntil = after(at, PASSWORD_LINK_MS.forgotten);
    const path = await this.make(tx, user, at, validUntil);
    const content = composePasswordResetMail({ baseUrl: this.config.baseUrl, path, validUntil });
    await this.send(tx, user, content, at, validUntil);
  }

  async mailInvitation(tx: EntityManager, user: UserEntity, invitedBy: string, at: Date): Promise<void> {
    const validUntil = after(at, PASSWORD_LINK_MS.invitation);
    const path = await this.make(tx, user, at, validUntil);
    const content = composeInvitationMail({ baseUrl: this.config.baseUrl, path, invitedBy, validUntil });
    await this.send(tx, user, content, at, validUntil);
  }

  /** The user a link belongs to, without using it up. */
  async peek(secret: string, at: Date): Promise<string | undefined> {
    const link = await this.db.read(PasswordResetEntity).findOneBy({ secretHash: hashSecret(secret) });
    return link && link.expiresAt > at ? link.userId : undefined;
  }

  /** The user a link belongs to; the link and its siblings are gone after that. */
  async redeem(tx: EntityManager, secret: string, at: Date): Promise<string | undefined> {
    const secretHash = hashSecret(secret);
    const link = await tx.findOneBy(PasswordResetEntity, { secretHash });
    // Of two readers at once, one deletes the row.
    const { affected } = await tx.delete(PasswordResetEntity, { secretHash });
    if (!link || affected !== 1 || link.expiresAt <= at) return undefined;
    await this.cancel(tx, link.userId);
    return link.userId;
  }

  async cancel(tx: EntityManager, userId: string): Promise<void> {
    await tx.delete(PasswordResetEntity, { userId });
  }

  /** The secret is behind `#`, so that no browser sends it to a server, a proxy's log or another site. */
  private async make(tx: EntityManager, user: UserEntity, at: Date, expiresAt: Date): Promise<string> {
    const secret = makeSecret();
    await tx.delete(PasswordResetEntity, { expiresAt: LessThan(at) });
    await tx.insert(PasswordResetEntity, {
      secretHash: hashSecret(secret),
      userId: user.id,
      createdAt: at,
      expiresAt,
    });
    return `${PASSWORD_PAGE}?token=${secret}`;
  }

  private async send(
    tx: EntityManager,
    user: UserEntity,
    content: ReturnType<typeof composePasswordResetMail>,
    at: Date,
    expiresAt: Date,
  ): Promise<void> {
    const subject = { type: 'user', id: user.id };
    await this.messages.enqueue(tx, {
      ...{ kind: 'password-reset', to: user.email, content, at, expiresAt, subject },
      confidential: true,
    });
  }
}

/** The console's page for choosing a password. */
const PASSWORD_PAGE = '/#/reset-password';
