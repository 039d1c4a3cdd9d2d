import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { DatedFact, DatedSource } from '../alerts/dated-alerts.service.js';
import { Database } from '../platform/database/database.js';
import { ConnectionEntity, ConnectionTokenEntity } from './connection.entity.js';

const MOST = 10_000;
const CHUNK = 500;

/** When a customer has to come back, and when a client secret ends: from then on the bank answers nothing. */
@Injectable()
export class ConnectionEnds implements DatedSource {
  readonly type = 'connection';

  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]> {
    const range = Between(from, to);
    const [tokens, secrets] = await Promise.all([
      this.db.read(ConnectionTokenEntity).find({
        where: { endsAt: range, state: In(['usable', 'refreshing', 'doubtful']) },
        ...{ order: { endsAt: 'ASC' }, take: MOST },
      }),
      this.db.read(ConnectionEntity).find({ where: { clientSecretEndsAt: range }, take: MOST }),
    ]);
    const ids = [...new Set(tokens.map(({ connectionId }) => connectionId))];
    const connections = new Map<string, ConnectionEntity>();
    for (let start = 0; start < ids.length; start += CHUNK)
      for (const row of await this.db
        .read(ConnectionEntity)
        .findBy({ id: In(ids.slice(start, start + CHUNK)) }))
        connections.set(row.id, row);
    return [
      ...tokens.flatMap(({ id, connectionId, scope, endsAt }) => {
        const connection = connections.get(connectionId);
        return connection === undefined ? [] : [this.fact(connection, id, scope, endsAt!)];
      }),
      ...secrets.map((row) => this.fact(row, row.id, 'client_secret', row.clientSecretEndsAt!)),
    ];
  }

  private fact(
    { id: connectionId, targetName, organisationId, organisationName }: ConnectionEntity,
    id: string,
    what: string,
    endsAt: Date,
  ): DatedFact {
    return {
      ...{ type: this.type, id, name: `${targetName}, ${what}`, organisationId, organisationName },
      ...{ ownerEmail: null, endsAt, link: `/connectivity/connections/${connectionId}` },
    };
  }
}
