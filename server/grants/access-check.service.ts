import { Inject, Injectable } from '@nestjs/common';
import { CertificateAccess, type CertificateStanding } from '../certificates/certificate-access.service.js';
import {
  type AccessCertificate,
  type AccessGrant,
  type AccessPolicy,
  decideAccess,
} from '../core/grants/decide-access.js';
import { VerdictProofs } from '../evaluations/verdict-proofs.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import type { AccessDecisionRow, AccessQuestionInput } from './grants.contract.js';
import { Organisations } from '../organisations/organisations.service.js';

interface Row extends Pick<AccessGrant, 'id' | 'edition' | 'environment' | 'role' | 'state'> {
  readonly endpoints: string;
  readonly causes: string;
  readonly certificateState: AccessGrant['state'];
  readonly certificateCauses: string;
  readonly until: string;
}

// By hand, because a gateway waits for it.
const SELECT = `SELECT g."id", g."edition", g."environment", g."role", g."state", g."endpoints", g."causes",
  c."state" AS "certificateState", c."causes" AS "certificateCauses", c."until"
  FROM "grant_certificate" c JOIN "access_grant" g ON g."id" = c."grantId" WHERE c."sha256" = $1`;

/**
 * Answers gateways. Nothing that can change is kept in memory: another instance may have suspended a grant a millisecond
 * ago. What is kept are verdicts, which never change.
 */
@Injectable()
export class AccessCheck {
  private readonly policy: AccessPolicy;

  constructor(
    private readonly db: Database,
    private readonly certificates: CertificateAccess,
    private readonly proofs: VerdictProofs,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.policy = config.access;
  }

  async check({ sha256 = '', identifier = '', ...asked }: AccessQuestionInput): Promise<AccessDecisionRow> {
    const at = this.clock.now();
    const question = { ...asked, sha256: sha256 || null, identifier: identifier || null };
    const [standing, rows] =
      sha256 === ''
        ? [undefined, []]
        : await Promise.all([this.certificates.bySha256(sha256), this.db.query<Row>(SELECT, [sha256])]);
    const [certificate, block] =
      standing === undefined
        ? [null, null]
        : await Promise.all([
            this.certificateOf(standing),
            standing.registerKey === '' ? null : this.organisations.blockOfKey(standing.registerKey, at),
          ]);
    return decideAccess(question, { certificate, block, grants: rows.map(grantOf) }, this.policy, at);
  }

  private async certificateOf({ verdict, ...standing }: CertificateStanding): Promise<AccessCertificate> {
    const newest = verdict === null ? null : await this.proofs.of(verdict.evaluationId);
    if (newest?.outcome !== 'indeterminate') return { ...standing, newest, determined: newest };
    return { ...standing, newest, determined: await this.proofs.lastDetermined(standing.id) };
  }
}

const NONE: readonly never[] = [];
/** Most lists are empty. */
const list = <T>(json: string): readonly T[] => (json === '[]' ? NONE : (JSON.parse(json) as T[]));

function grantOf(row: Row): AccessGrant {
  const { id, edition, environment, role, state } = row;
  return {
    ...{ id, edition, environment, role, state },
    ...{ endpoints: list(row.endpoints), causes: list(row.causes) },
    certificate: {
      state: row.certificateState,
      until: new Date(row.until),
      causes: list(row.certificateCauses),
    },
  };
}
