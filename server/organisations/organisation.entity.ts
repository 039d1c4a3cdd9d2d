import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ContactPurpose } from '../core/applications/application.js';
import { InstantColumn } from '../platform/database/instant-column.js';

/**
 * A payment service provider. Its certificates come and go; what stays is the authority and the number it was given, which
 * is its key and the `registerKey` of its certificates.
 */
@Entity('organisation')
@Unique('organisation_key', ['key'])
@Index('organisation_name', ['name', 'id'])
@Index('organisation_country', ['country', 'name', 'id'])
@Index('organisation_authority', ['authority', 'name', 'id'])
@Index('organisation_blockedFrom', ['blockedFrom', 'id'])
@Index('organisation_createdAt', ['createdAt', 'id'])
export class OrganisationEntity {
  @PrimaryColumn('text')
  id: string;

  /** `LT-BL LB000458`. */
  @Column('text')
  key: string;

  /** As the certificate, or whoever entered it, wrote it: `PSDLT-BL-LB000458`. */
  @Column('text')
  identifier: string;

  /** As it is called today, `LT-BL`. */
  @Column('text')
  authority: string;

  @Column('text')
  number: string;

  @Column('text')
  name: string;

  /** Of the authority. */
  @Column('text')
  country: string;

  @Column('text')
  note: string;

  /** Between commas and with one at each end, so that each is found: `,first,second,`. */
  @Column('text')
  tags: string;

  /** Identifier, key, name, note and tags in lower case. */
  @Column('text')
  searchText: string;

  /** On the stop-list since then; null when it is not. */
  @InstantColumn({ nullable: true })
  blockedFrom: Date | null;

  /** Null while blocked: until somebody unblocks it. */
  @InstantColumn({ nullable: true })
  blockedUntil: Date | null;

  @Column('text')
  blockReason: string;

  @Column('text')
  blockedBy: string;

  @Column('text')
  blockedById: string;

  /** Somebody wants to unblock it and a second person has to agree. */
  @InstantColumn({ nullable: true })
  unblockAskedAt: Date | null;

  @Column('text')
  unblockReason: string;

  @Column('text')
  unblockAskedBy: string;

  @Column('text')
  unblockAskedById: string;

  @InstantColumn()
  createdAt: Date;

  @Column('text')
  createdBy: string;

  @Column('integer')
  version: number;
}

/** Somebody at an organisation. Personal data: who reads it leaves an entry in the audit log. */
@Entity('organisation_contact')
@Index('organisation_contact_organisationId', ['organisationId', 'position'])
export class OrganisationContactEntity {
  @PrimaryColumn('text')
  id: string;

  @ForeignKey(() => OrganisationEntity, { name: 'organisation_contact_organisation', onDelete: 'CASCADE' })
  @Column('text')
  organisationId: string;

  @Column('integer')
  position: number;

  @Column('text')
  name: string;

  @Column('text')
  email: string;

  @Column('text')
  phone: string;

  /** JSON array. */
  @Column('text', {
    transformer: {
      to: (value: unknown) => (Array.isArray(value) ? JSON.stringify(value) : value),
      from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value),
    },
  })
  purposes: ContactPurpose[];

  @Column('text')
  language: string;
}

/** How far the certificates that were there before organisations have been walked through; no row when they all have. */
@Entity('organisation_catch_up')
export class OrganisationCatchUpEntity {
  @PrimaryColumn('integer')
  id: number;

  /** Id of the last certificate seen. */
  @Column('text')
  position: string;
}
