import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { redirectUriProblem } from '../core/connections/redirect-uri.js';
import { Organisations } from '../organisations/organisations.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { TargetLines } from '../probes/target-lines.service.js';
import { BankSecrets } from '../submissions/bank-secrets.service.js';
import { Submissions } from '../submissions/submissions.service.js';
import { CONNECTION_LIST } from './connection-list.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { callbackPage, connectionView } from './connection-views.js';
import { ConnectionEntity, ConnectionTokenEntity } from './connection.entity.js';
import type { ChangeConnection, ConnectionRow, CreateConnection } from './connections.contract.js';
import type { OAuthClient } from './oauth-client.service.js';

/** Organisations as clients of banks: who they are there, and what they have been granted. */
@Injectable()
export class Connections {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organisations: Organisations,
    private readonly lines: TargetLines,
    private readonly submissions: Submissions,
    private readonly bankSecrets: BankSecrets,
    private readonly secrets: ConnectionSecrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<ConnectionRow>> {
    const source = this.db.read(ConnectionEntity).createQueryBuilder('connection');
    const page = await findPage(source, CONNECTION_LIST, query);
    return page.with(await this.views(page.rows));
  }

  async show(id: string): Promise<ConnectionRow> {
    return (await this.views([await this.find(id)]))[0]!;
  }

  async find(id: string): Promise<ConnectionEntity> {
    const row = await this.db.read(ConnectionEntity).findOneBy({ id });
    if (row === null) throw new Problem('connection-not-found');
    return row;
  }

  async create(body: CreateConnection, actor: Actor): Promise<ConnectionRow> {
    const at = this.clock.now();
    const { organisationId, targetId } = body;
    const [organisation, line] = [
      await this.organisations.find(organisationId),
      await this.lines.find(targetId),
    ];
    const { edition, discoveryUrl } = line.target;
    if (edition === null || discoveryUrl === null)
      throw new Problem('connection-unsuitable', {
        detail: 'It has no edition of the interface, or no address of metadata.',
      });
    if (line.organisationId !== null && line.organisationId !== organisationId)
      throw new Problem('connection-unsuitable', { detail: 'It belongs to another organisation.' });
    const clientId = body.clientId ?? line.target.clientId;
    if (clientId === null) refuse('clientId', 'is missing; the target has none either.');
    const redirectUri = body.redirectUri ?? line.target.redirectUri ?? callbackPage(this.config.baseUrl);
    checkRedirect(redirectUri);
    const secret = await this.givenSecret(body, organisationId, at);
    checkSecret(secret, body.clientSecretEndsAt, at);
    const id = randomUUID();
    const row = Object.assign(new ConnectionEntity(), {
      ...{ id, organisationId, organisationName: organisation.name, targetId, targetName: line.name },
      ...{ edition, environment: line.environment, clientId, redirectUri },
      hasClientSecret: secret !== null,
      clientSecret: secret === null ? null : this.secrets.seal(secret, 'client-secret', id),
      clientSecretEndsAt: secret === null ? null : body.clientSecretEndsAt,
      ...{ createdAt: at, createdBy: actor.name, version: 1 },
    } satisfies ConnectionEntity);
    await this.transactions.run(async (tx) => {
      if (await tx.existsBy(ConnectionEntity, { organisationId, targetId }))
        throw new Problem('connection-exists');
      await tx.insert(ConnectionEntity, row);
      await this.record(tx, 'create', row, actor, at, { clientId, redirectUri, hasSecret: secret !== null });
    });
    return connectionView(row, [], this.config.baseUrl);
  }

  async change(id: string, body: ChangeConnection, actor: Actor): Promise<ConnectionRow> {
    const { version, clientSecret, ...changes } = body;
    if (changes.redirectUri !== undefined) checkRedirect(changes.redirectUri);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const row = await this.lock(tx, id);
      if (row.version !== version) throw new Problem('changed-meanwhile');
      checkSecret(clientSecret ?? null, changes.clientSecretEndsAt ?? null, at);
      const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const columns = {
        ...named,
        ...(clientSecret !== undefined && {
          hasClientSecret: clientSecret !== null,
          clientSecret: clientSecret === null ? null : this.secrets.seal(clientSecret, 'client-secret', id),
          clientSecretEndsAt: clientSecret === null ? null : (changes.clientSecretEndsAt ?? null),
        }),
        version: version + 1,
      };
      await tx.update(ConnectionEntity, { id }, columns);
      await this.record(tx, 'change', row, actor, at, {
        ...(changes.clientId !== undefined && { clientId: changes.clientId }),
        ...(changes.redirectUri !== undefined && { redirectUri: changes.redirectUri }),
        ...(clientSecret !== undefined && { secret: clientSecret === null ? 'removed' : 'replaced' }),
      });
    });
    return this.show(id);
  }

  /** Whoever deletes it has it disconnected before: tokens that are only forgotten are still good at the bank. */
  async delete(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.lock(tx, id);
      await tx.delete(ConnectionEntity, { id });
      await this.record(tx, 'delete', row, actor, this.clock.now(), { clientId: row.clientId });
    });
  }

  /** For calls of the bank, inside the server only. */
  async client({ id, clientId, clientSecretEndsAt }: ConnectionEntity): Promise<OAuthClient> {
    const row = await this.db
      .read(ConnectionEntity)
      .createQueryBuilder('connection')
      .select(['connection.id', 'connection.clientSecret'])
      .where({ id })
      .getOne();
    const sealed = row?.clientSecret ?? null;
    const isOver = clientSecretEndsAt !== null && clientSecretEndsAt <= this.clock.now();
    return {
      clientId,
      clientSecret: sealed === null || isOver ? null : this.secrets.open(sealed, 'client-secret', id),
    };
  }

  record(
    tx: EntityManager,
    verb: string,
    { id, organisationName, targetName }: ConnectionEntity,
    actor: Actor,
    at: Date,
    details: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `connection.${verb}`, subjectType: 'connection', subjectId: id },
      details: { organisationName, targetName, ...details },
    });
  }

  private async lock(tx: EntityManager, id: string): Promise<ConnectionEntity> {
    const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
    const row = await tx.findOne(ConnectionEntity, { where: { id }, ...lock });
    if (row === null) throw new Problem('connection-not-found');
    return row;
  }

  private async views(rows: readonly ConnectionEntity[]): Promise<ConnectionRow[]> {
    const tokens =
      rows.length === 0
        ? []
        : await this.db.read(ConnectionTokenEntity).find({
            where: { connectionId: In(rows.map(({ id }) => id)) },
            order: { authorizedAt: 'DESC', id: 'ASC' },
            take: 5_000,
          });
    return rows.map((row) =>
      connectionView(
        row,
        tokens.filter(({ connectionId }) => connectionId === row.id),
        this.config.baseUrl,
      ),
    );
  }

  private async givenSecret(
    { clientSecret, submissionId }: CreateConnection,
    organisationId: string,
    at: Date,
  ): Promise<string | null> {
    if (submissionId === null) return clientSecret;
    const submission = await this.submissions.show(submissionId);
    const isOwn = submission.organisationId === organisationId;
    const secret = isOwn ? await this.bankSecrets.open(submissionId, 'client-secret', at) : null;
    if (secret === null) refuse('submissionId', 'has no client secret of this organisation.');
    return secret;
  }
}

function checkRedirect(redirectUri: string): void {
  const problem = redirectUriProblem(redirectUri);
  if (problem !== undefined) refuse('redirectUri', problem);
}

function checkSecret(secret: string | null, endsAt: Date | null, at: Date): void {
  if (secret?.includes('PRIVATE KEY-----')) throw new Problem('private-key');
  if (endsAt !== null && endsAt <= at) refuse('clientSecretEndsAt', 'is in the past.');
}

function refuse(path: string, message: string): never {
  throw new Problem('invalid-input', { errors: [{ path, message }] });
}
