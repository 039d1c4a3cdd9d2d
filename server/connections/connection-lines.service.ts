import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { scopeOf } from '../core/connections/scope.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { BankConsentKey } from '../ports/bank-consents.js';
import { BankLines, type LineSource, type OpenLine } from '../ports/bank-lines.js';
import { BankCalls, type BankLine, resourceBaseOf } from './bank-calls.service.js';
import { ConnectionTokens } from './connection-tokens.service.js';
import { ConnectionEntity, ConnectionTokenEntity } from './connection.entity.js';

/** Lends the connections to whoever asks banks about consents. */
@Injectable()
export class ConnectionLines implements LineSource, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly calls: BankCalls,
    private readonly tokens: ConnectionTokens,
    private readonly lines: BankLines,
  ) {}

  onModuleInit(): void {
    this.lines.enter(this);
  }

  hasAny(): Promise<boolean> {
    return this.db.read(ConnectionEntity).exists();
  }

  /** The connection that the consent came by; where none knows it, a production one before a sandbox's. */
  async open({ edition, organisationId, consentId }: BankConsentKey): Promise<OpenLine | null> {
    const connections = await this.db.read(ConnectionEntity).find({
      where: { organisationId, edition },
      order: { environment: 'ASC', createdAt: 'ASC', id: 'ASC' },
      take: 20,
    });
    if (connections.length === 0) return null;
    const scope = scopeOf({ kind: 'consent', id: consentId }) ?? '';
    const token = await this.db
      .read(ConnectionTokenEntity)
      .findOneBy({ scope, connectionId: In(connections.map(({ id }) => id)) });
    const connection = connections.find(({ id }) => id === token?.connectionId) ?? connections[0]!;
    const line = await this.line(connection.targetId);
    if (line === null) return null;
    const inHand = token === null ? null : await this.tokens.inHand(connection, scope, line);
    return {
      ...{ resourceBase: resourceBaseOf(line), credential: line.credential },
      // Consents are asked about with the certificate alone; the token is there where there is one.
      accessToken: inHand?.ok === true ? inHand.accessToken : null,
    };
  }

  private async line(targetId: string): Promise<BankLine | null> {
    try {
      return await this.calls.open(targetId);
    } catch (error) {
      // Paused, not switched on, or gone.
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
