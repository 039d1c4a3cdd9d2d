import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isMailLanguage, type MailLanguage } from '../core/alerts/words/mail-language.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { People } from '../users/people.service.js';
import { AlertOrganisations } from './alert-organisations.js';

/** In which language each reader is told. */
@Injectable()
export class AlertLanguages {
  constructor(
    private readonly people: People,
    private readonly organisations: AlertOrganisations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Of mail addresses: the language of the account, else of the contact; whoever has neither, or one that mails are not
   * written in, reads the language of the installation.
   */
  async of(tx: EntityManager, addresses: readonly string[]): Promise<(address: string) => MailLanguage> {
    const emails = [...new Set(addresses.map((address) => address.toLowerCase()))];
    const languages = new Map(await this.organisations.languagesOf(tx, emails));
    for (const { email, locale } of await this.people.accounts(tx, { ids: [], emails, roles: [] }))
      languages.set(email.toLowerCase(), locale);
    return (address) => {
      const language = languages.get(address.toLowerCase()) ?? '';
      return isMailLanguage(language) ? language : this.config.language;
    };
  }
}
