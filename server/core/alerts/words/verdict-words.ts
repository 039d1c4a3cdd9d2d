import type { Outcome } from '../../verdict/verdict.js';
import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';
import { capitalised } from './mail-words.js';

/** That certificates are judged otherwise than before. */
interface VerdictWords {
  /** What is said of a certificate with this outcome: `UAB Bandymas: QWAC is revoked`. */
  readonly says: Readonly<Record<Outcome, string>>;
  /** The outcome by itself, as the console shows it. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly fact: (kind: string, name: string, says: string) => string;
  readonly change: (from: string, to: string, date: string) => string;
  readonly restsOn: string;
  readonly decide: string;
  readonly unknown: string;
  readonly refuse: (name: string, services: string) => string;
  readonly many: (count: number, bad: number) => string;
  readonly refuseMany: string;
  readonly allOfThem: string;
  readonly head: readonly string[];
}

export const VERDICT_WORDS: Readonly<Record<MailLanguage, VerdictWords>> = {
  en: {
    says: {
      valid: 'is valid again',
      'valid-with-warnings': 'is valid again, with warnings',
      'valid-not-in-register': 'is valid, but its holder was not found in the register',
      'role-not-authorised': 'claims a role that is not authorised',
      indeterminate: 'could not be verified for a day',
      'not-qualified': 'is not qualified',
      'no-longer-qualified': 'is no longer qualified',
      'not-psd2': 'is no PSD2 certificate',
      'not-a-qwac': 'is no certificate for website authentication',
      'withdrawn-in-register': 'belongs to a holder whose authorisation was withdrawn',
      'not-yet-valid': 'is not valid yet',
      expired: 'has ended',
      suspended: 'is suspended',
      revoked: 'is revoked',
      'path-invalid': 'has no valid chain any more',
      unparsable: 'cannot be read',
    },
    outcomes: {
      valid: 'valid',
      'valid-with-warnings': 'valid-with-warnings',
      'valid-not-in-register': 'valid-not-in-register',
      'role-not-authorised': 'role-not-authorised',
      indeterminate: 'indeterminate',
      'not-qualified': 'not-qualified',
      'no-longer-qualified': 'no-longer-qualified',
      'not-psd2': 'not-psd2',
      'not-a-qwac': 'not-a-qwac',
      'withdrawn-in-register': 'withdrawn-in-register',
      'not-yet-valid': 'not-yet-valid',
      expired: 'expired',
      suspended: 'suspended',
      revoked: 'revoked',
      'path-invalid': 'path-invalid',
      unparsable: 'unparsable',
    },
    fact: (kind, name, says) => `The ${kind} of ${name} ${says}.`,
    change: (from, to, date) => `Before: ${from}. Now: ${to}, found ${date}.`,
    restsOn: 'See what it rests on:',
    decide: 'Look at the evidence and decide whether its holder may go on:',
    unknown: 'Until it can be verified, nobody knows whether it may be relied upon.',
    refuse: (name, services) => `${name} must not be let in with it${services && `: ${services}`}.`,
    many: (count, bad) =>
      `${count} certificates are judged otherwise than before, ${bad} of them not as valid`,
    refuseMany: 'Whatever relies on those that are not valid is to be refused.',
    allOfThem: 'All of them are here:',
    head: ['Organisation', 'Certificate', 'Before', 'Now'],
  },
  lt: {
    says: {
      valid: 'vėl galioja',
      'valid-with-warnings': 'vėl galioja, su perspėjimais',
      'valid-not-in-register': 'galioja, bet jo turėtojo registre nerasta',
      'role-not-authorised': 'nurodo vaidmenį, kuris nesuteiktas',
      indeterminate: 'jau parą negali būti patikrintas',
      'not-qualified': 'nėra kvalifikuotas',
      'no-longer-qualified': 'nebėra kvalifikuotas',
      'not-psd2': 'nėra PSD2 sertifikatas',
      'not-a-qwac': 'nėra svetainės tapatumo nustatymo sertifikatas',
      'withdrawn-in-register': 'priklauso turėtojui, kurio licencija panaikinta',
      'not-yet-valid': 'dar negalioja',
      expired: 'pasibaigė',
      suspended: 'sustabdytas',
      revoked: 'atšauktas',
      'path-invalid': 'nebeturi tinkamos grandinės',
      unparsable: 'neperskaitomas',
    },
    outcomes: {
      valid: 'galioja',
      'valid-with-warnings': 'galioja, su perspėjimais',
      'valid-not-in-register': 'galioja, registre nėra',
      'role-not-authorised': 'vaidmuo neleistas',
      indeterminate: 'nežinoma',
      'not-qualified': 'ES nekvalifikuotas',
      'no-longer-qualified': 'nebe ES kvalifikuotas',
      'not-psd2': 'nėra PSD2 teiginio',
      'not-a-qwac': 'ne svetainėms',
      'withdrawn-in-register': 'licencija panaikinta',
      'not-yet-valid': 'dar negalioja',
      expired: 'pasibaigęs',
      suspended: 'sustabdytas',
      revoked: 'atšauktas',
      'path-invalid': 'grandinė nutrūkusi',
      unparsable: 'neperskaitomas',
    },
    fact: (kind, name, says) => `${capitalised(kind)} (${name}) ${says}.`,
    change: (from, to, date) => `Prieš tai: ${from}. Dabar: ${to}; nustatyta ${date}.`,
    restsOn: 'Pažiūrėkite, kuo tai pagrįsta:',
    decide: 'Peržiūrėkite įrodymus ir nuspręskite, ar jo turėtojui galima veikti toliau:',
    unknown: 'Kol jis nepatikrintas, niekas nežino, ar juo galima remtis.',
    refuse: (name, services) =>
      `Turėtojui (${name}) su juo prieigos suteikti negalima${services && `: ${services}`}.`,
    many: (count, bad) =>
      `Pasikeitė išvados apie ${counted(count, ['sertifikatą', 'sertifikatus', 'sertifikatų'])}, iš jų negaliojančių – ${bad}`,
    refuseMany: 'Viskas, kas remiasi negaliojančiais, turi būti atmetama.',
    allOfThem: 'Visi jie yra čia:',
    head: ['Organizacija', 'Sertifikatas', 'Prieš tai', 'Dabar'],
  },
};
