import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EMAIL_CHANNEL } from '../core/alerts/alert-rule.js';
import { isMailLanguage, type MailLanguage } from '../core/alerts/words/language.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { People } from '../users/people.service.js';
import { AlertOrganisations } from './alert-organisations.js';

/** Whoever is told through a channel: an address, or the channel itself. */
export interface AlertReader {
  readonly channel: string;
  readonly recipient: string;
}

/** Who is told in which language. */
@Injectable()
export class AlertLanguages {
  constructor(
    private readonly people: People,
    private readonly organisations: AlertOrganisations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Of whoever has an account, what they chose; of a contact of an organisation, what stands there; of all others, and of
   * channels that many read, the installation's. However many are asked about, they are looked up together.
   */
  async of(
    tx: EntityManager,
    readers: readonly AlertReader[],
  ): Promise<(reader: AlertReader) => MailLanguage> {
    const addresses = new Set(
      readers.filter(({ channel }) => channel === EMAIL_CHANNEL).map(({ recipient }) => addressIn(recipient)),
    );
    const known = new Map<string, MailLanguage>();
    for (const { email, state, locale } of await this.people.accounts(tx, {
      ...{ ids: [], emails: [...addresses], roles: [] },
    }))
      // Whoever was only invited has chosen nothing yet.
      if (state !== 'invited') known.set(email, locale);
    const others = [...addresses].filter((address) => !known.has(address));
    for (const [address, language] of await this.organisations.languagesOf(tx, others))
      if (isMailLanguage(language)) known.set(address, language);
    return ({ channel, recipient }) =>
      (channel === EMAIL_CHANNEL ? known.get(addressIn(recipient)) : undefined) ?? this.config.language;
  }
}

/** `Name <mail@example.eu>` → `mail@example.eu`. */
const addressIn = (recipient: string): string =>
  (/<([^<>]+)>$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
