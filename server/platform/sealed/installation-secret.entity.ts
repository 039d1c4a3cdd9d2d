import { Column, Entity, PrimaryColumn } from 'typeorm';

export const INSTALLATION_SECRET_TABLE = 'installation_secret';

/** What the installation itself keeps sealed. */
@Entity(INSTALLATION_SECRET_TABLE)
export class InstallationSecretEntity {
  @PrimaryColumn('text')
  name: string;

  @Column('text', { select: false })
  sealed: string;
}
