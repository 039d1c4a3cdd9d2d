import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ContactPurpose } from '../core/applications/application.js';

/** What rules ask of organisations, which are a layer above. */
export interface OrganisationDirectory {
  /** By id; those that are not there any more are left out. */
  factsOf(
    tx: EntityManager,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly name: string; readonly tags: readonly string[] }>>;
  contactsOf(tx: EntityManager, ids: readonly string[]): Promise<readonly OrganisationContact[]>;
  /** Languages of contacts, by their address in lower case. */
  languagesOf(tx: EntityManager, addresses: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface OrganisationContact {
  readonly organisationId: string;
  readonly name: string;
  readonly email: string;
  readonly purposes: readonly ContactPurpose[];
}

/** Where alerts look organisations up, once those have said how. */
@Injectable()
export class AlertOrganisations {
  private directory: OrganisationDirectory | undefined;

  follow(directory: OrganisationDirectory): void {
    this.directory = directory;
  }

  async factsOf(tx: EntityManager, ids: readonly string[]): ReturnType<OrganisationDirectory['factsOf']> {
    return ids.length === 0 || this.directory === undefined ? new Map() : this.directory.factsOf(tx, ids);
  }

  async contactsOf(tx: EntityManager, ids: readonly string[]): Promise<readonly OrganisationContact[]> {
    return ids.length === 0 || this.directory === undefined ? [] : this.directory.contactsOf(tx, ids);
  }

  async languagesOf(tx: EntityManager, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return addresses.length === 0 || this.directory === undefined
      ? new Map()
      : this.directory.languagesOf(tx, addresses);
  }
}
