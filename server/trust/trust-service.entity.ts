import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/instant-column.js';

export interface StoredServiceCertificate {
  readonly sha256: string;
  readonly subject: string;
  readonly ski: string | null;
  /** ISO text. */
  readonly notAfter: string;
}

/** A service of the edition in use, to be searched; the edition has the rest. Replaced together with it. */
@Entity('trust_service')
@Index('trust_service_territory', ['territory', 'id'])
@Index('trust_service_provider', ['provider', 'id'])
@Index('trust_service_name', ['name', 'id'])
@Index('trust_service_type', ['type', 'id'])
@Index('trust_service_status', ['status', 'id'])
@Index('trust_service_since', ['since', 'id'])
export class TrustServiceEntity {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  territory: string;

  @Column('text')
  editionId: string;

  /** Where in the edition it stands. */
  @Column('integer')
  providerIndex: number;

  @Column('integer')
  serviceIndex: number;

  @Column('text')
  provider: string;

  @Column('text')
  name: string;

  @Column('text')
  type: string;

  @Column('text')
  status: string;

  @InstantColumn()
  since: Date;

  @Column('boolean')
  signatures: boolean;

  @Column('boolean')
  seals: boolean;

  @Column('boolean')
  web: boolean;

  @Column('simple-json')
  certificates: readonly StoredServiceCertificate[];

  /** Lower case: names, subjects, digests, key identifiers. */
  @Column('text')
  searchText: string;
}
