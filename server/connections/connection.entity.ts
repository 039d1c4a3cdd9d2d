import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
import type { OutcomeCode } from '../core/connections/outcomes.js';
import type { ScopeKind } from '../core/connections/scope.js';
import type { TokenState } from '../core/connections/token-state.js';
import { InstantColumn } from '../platform/database/instant-column.js';

export const CONNECTION_TABLE = 'connection';
export const TOKEN_TABLE = 'connection_token';
export const ATTEMPT_TABLE = 'authorization_attempt';

/** An organisation as a client of one bank's authorization server. */
@Entity(CONNECTION_TABLE)
@Unique('connection_of', ['organisationId', 'targetId'])
@Index('connection_organisationName', ['organisationName', 'id'])
@Index('connection_createdAt', ['createdAt', 'id'])
@Index('connection_targetId', ['targetId'])
@Index('connection_edition', ['organisationId', 'edition'])
@Index('connection_secretEnds', ['clientSecretEndsAt', 'id'])
export class ConnectionEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  organisationId: string;

  /** As it was called then. */
  @Column('text')
  organisationName: string;

  @Column('text')
  targetId: string;

  @Column('text')
  targetName: string;

  @Column('text')
  edition: ApiEdition;

  @Column('text')
  environment: ApiEnvironment;

  @Column('text')
  clientId: string;

  @Column('text')
  redirectUri: string;

  @Column('boolean')
  hasClientSecret: boolean;

  /** Sealed; null where there is none. */
  @Column('text', { nullable: true, select: false })
  clientSecret: string | null;

  @InstantColumn({ nullable: true })
  clientSecretEndsAt: Date | null;

  @InstantColumn()
  createdAt: Date;

  @Column('text')
  createdBy: string;

  @Column('integer')
  version: number;
}

/** What the bank granted for one scope. Both tokens are sealed to this row. */
@Entity(TOKEN_TABLE)
@Unique('connection_token_scope', ['connectionId', 'scope'])
@Index('connection_token_endsAt', ['endsAt', 'id'])
@Index('connection_token_subject', ['kind', 'subjectId'])
export class ConnectionTokenEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ConnectionEntity, { name: 'connection_token_of', onDelete: 'CASCADE' })
  connectionId: string;

  @Column('text')
  kind: ScopeKind;

  @Column('text')
  subjectId: string;

  @Column('text')
  scope: string;

  @Column('text')
  state: TokenState;

  @Column('text', { nullable: true, select: false })
  accessToken: string | null;

  @Column('text', { nullable: true, select: false })
  refreshToken: string | null;

  @Column('boolean')
  hasRefreshToken: boolean;

  @InstantColumn()
  authorizedAt: Date;

  @InstantColumn({ nullable: true })
  accessEndsAt: Date | null;

  @InstantColumn({ nullable: true })
  refreshEndsAt: Date | null;

  /** When the consent ends that it is for. */
  @InstantColumn({ nullable: true })
  subjectEndsAt: Date | null;

  /** When the customer has to come back; null: not known, or not worth a date. */
  @InstantColumn({ nullable: true })
  endsAt: Date | null;

  @InstantColumn({ nullable: true })
  refreshedAt: Date | null;

  @Column('integer')
  refreshes: number;

  /** Who refreshes, and until when that is believed. */
  @Column('text', { nullable: true })
  leaseToken: string | null;

  @InstantColumn({ nullable: true })
  leaseUntil: Date | null;

  /** A code of `core/connections/outcomes.ts`; empty at first. */
  @Column('text')
  lastOutcome: OutcomeCode | '';
}

/** A customer who was sent to the bank. The state is kept as its digest: whoever reads the table cannot answer. */
@Entity(ATTEMPT_TABLE)
@Unique('authorization_attempt_state', ['stateSha256'])
@Index('authorization_attempt_code', ['codeSha256'])
@Index('authorization_attempt_connection', ['connectionId', 'startedAt'])
export class AuthorizationAttemptEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  @ForeignKey(() => ConnectionEntity, { name: 'authorization_attempt_of', onDelete: 'CASCADE' })
  connectionId: string;

  @Column('text', { nullable: true })
  checkId: string | null;

  @Column('text')
  stateSha256: string;

  /** Of PKCE; sealed, and gone with the answer. */
  @Column('text', { nullable: true, select: false })
  verifier: string | null;

  @Column('text')
  kind: ScopeKind;

  @Column('text')
  subjectId: string;

  @Column('text')
  scope: string;

  @Column('text')
  redirectUri: string;

  @Column('text')
  issuer: string;

  @Column('boolean')
  namesIssuer: boolean;

  @InstantColumn({ nullable: true })
  subjectEndsAt: Date | null;

  @InstantColumn()
  startedAt: Date;

  @Column('text')
  startedById: string;

  @Column('text')
  startedBy: string;

  @InstantColumn()
  expiresAt: Date;

  @InstantColumn({ nullable: true })
  closedAt: Date | null;

  @Column('text', { nullable: true })
  codeSha256: string | null;

  /** Empty while it is open, and for good when the server stopped between code and token. */
  @Column('text')
  outcome: OutcomeCode | '';
}

/** Calls with a consent while its customer was not there, counted before they are made. */
@Entity('consent_call')
export class ConsentCallEntity {
  @PrimaryColumn('text')
  edition: ApiEdition;

  /** The bank's. */
  @PrimaryColumn('text')
  consentId: string;

  /** Of the bank's zone, `2026-11-23`. */
  @PrimaryColumn('text')
  day: string;

  @Column('integer')
  calls: number;
}
