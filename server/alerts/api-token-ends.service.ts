import { Injectable } from '@nestjs/common';
import { ApiTokens } from '../users/api-tokens.service.js';
import type { DatedFact, DatedSource } from './dated-alerts.service.js';

/** API tokens that end; accounts are a layer below. */
@Injectable()
export class ApiTokenEnds implements DatedSource {
  readonly type = 'api-token';

  constructor(private readonly tokens: ApiTokens) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]> {
    return (await this.tokens.endingBetween(from, to)).map(({ id, name, expiresAt, ownerEmail }) => ({
      ...{ type: this.type, id, name, organisationId: null, organisationName: null },
      ...{ ownerEmail, endsAt: expiresAt, link: '/settings/api-tokens' },
    }));
  }
}
