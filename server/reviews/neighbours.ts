import type { EntityManager } from 'typeorm';
import type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { Actor } from '../core/audit/actor.js';
import type { Permission } from '../core/permissions/permissions.js';

/** Organisations, as reviews see them. */
export abstract class Organisations {
  /** The organisation of an identifier, made when there is none yet. Null when it has no key. */
  abstract ensure(
    tx: EntityManager,
    who: { readonly identifier: string; readonly name: string },
    at: Date,
  ): Promise<{ readonly id: string; readonly key: string } | null>;

  /** Blocked at an instant, and until when. */
  abstract blockOf(
    keyOrId: string,
    at: Date,
    db?: EntityManager,
  ): Promise<{ readonly until: Date | null; readonly reason: string } | null>;
}

export interface DeciderStanding {
  readonly mayDecide: boolean;
  readonly refusal: 'account-not-consented' | 'not-a-decider' | null;
  readonly onePersonInstallation: boolean;
}

/** Accounts, as decisions see them. */
export abstract class Deciders {
  abstract standing(userId: string, at: Date, db?: EntityManager): Promise<DeciderStanding>;
  /** Whether an account may be the second person of anything. */
  abstract stands(userId: string, db?: EntityManager): Promise<boolean>;
  abstract everybodyWith(
    permission: Permission,
    db?: EntityManager,
  ): Promise<{ readonly id: string; readonly name: string }[]>;
}

export type ReviewNewsKind =
  | 'review-submitted'
  | 'review-claimed'
  | 'review-question'
  | 'review-answer'
  | 'review-approved'
  | 'review-rejected'
  | 'review-reopened'
  | 'review-overdue'
  | 'review-expired';

export interface ReviewNews {
  readonly kind: ReviewNewsKind;
  readonly to: {
    readonly userIds?: readonly string[];
    readonly permission?: Permission;
    readonly emails?: readonly { readonly name: string; readonly email: string }[];
    readonly except?: readonly string[];
  };
  readonly subject: { readonly type: string; readonly id: string; readonly name: string };
  readonly link: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly dedupeKey?: string;
}

export abstract class Notifications {
  /** Bell and mail, in the transaction of what they tell. Returns how many people hear it. */
  abstract tell(tx: EntityManager, news: ReviewNews, at: Date): Promise<number>;
}

export interface Approval {
  readonly reviewId: string;
  readonly organisationId: string;
  readonly organisationKey: string;
  readonly edition: ApiEdition;
  readonly environment: ApiEnvironment;
  readonly certificateId: string;
  readonly sha256: string;
  readonly roles: AccessRole[];
  readonly endpoints: string[];
  readonly until: Date;
  readonly oldCertificateUntil?: Date;
}

export abstract class Grants {
  /** Access follows an approval. Returns the ids. */
  abstract give(tx: EntityManager, approval: Approval, actor: Actor, at: Date): Promise<string[]>;

  /** What rests on a review, or all of an organisation. */
  abstract suspend(
    tx: EntityManager,
    which: { readonly reviewId: string } | { readonly organisationId: string },
    cause: { readonly code: string; readonly detail: string },
    actor: Actor,
    at: Date,
  ): Promise<unknown>;
}

/** `tpp`: the bank answers. `bank`: our decision is its answer. */
export abstract class OperatedBy {
  abstract readonly operatedBy: 'tpp' | 'bank';
}
