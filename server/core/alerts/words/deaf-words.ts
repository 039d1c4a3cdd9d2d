import type { DeafNews, ListenerProblemCode } from '../deaf-news.js';
import type { MailLanguage } from './language.js';

/** That somebody whom a rule names would not read it. */
interface DeafWords {
  readonly problems: Readonly<Record<ListenerProblemCode, (about: string) => string>>;
  readonly title: Readonly<Record<DeafNews['deaf'], (name: string) => string>>;
  readonly means: string;
  readonly todo: string;
  readonly open: string;
}

export const DEAF_WORDS: Readonly<Record<MailLanguage, DeafWords>> = {
  en: {
    problems: {
      'nobody-named': () => 'It names nobody.',
      'group-missing': (about) => `The group ${about} is gone.`,
      'group-empty': (about) => `Nobody in the group ${about} can read it.`,
      'user-missing': (about) => `The account ${about} is gone.`,
      'user-disabled': (about) => `The account ${about} is disabled.`,
      'address-bounced': (about) => `The last mail to ${about} was refused.`,
      'no-default-recipient': () => 'There is no default recipient.',
      'channel-missing': (about) => `The channel ${about} is gone or switched off.`,
    },
    title: {
      'alert-rule': (name) => `Somebody whom the rule “${name}” names would not read it`,
      address: (name) => `Mail to ${name} is refused`,
    },
    means: 'What it is to tell, they will not hear.',
    todo: 'Name somebody else, or put it right:',
    open: 'Open it',
  },
  lt: {
    problems: {
      'nobody-named': () => 'Joje niekas nenurodytas.',
      'group-missing': (about) => `Grupės „${about}“ nebėra.`,
      'group-empty': (about) => `Grupėje „${about}“ nėra nė vieno, kas galėtų skaityti.`,
      'user-missing': (about) => `Paskyros „${about}“ nebėra.`,
      'user-disabled': (about) => `Paskyra „${about}“ išjungta.`,
      'address-bounced': (about) => `Paskutinis laiškas adresu ${about} atmestas.`,
      'no-default-recipient': () => 'Numatytojo gavėjo nėra.',
      'channel-missing': (about) => `Kanalo „${about}“ nebėra arba jis išjungtas.`,
    },
    title: {
      'alert-rule': (name) => `Ne visi, kuriuos nurodo taisyklė „${name}“, perskaitytų jos įspėjimus`,
      address: (name) => `Laiškai adresu ${name} atmetami`,
    },
    means: 'Apie ką turėtų būti pranešta, jie nesužinos.',
    todo: 'Nurodykite ką nors kitą arba ištaisykite:',
    open: 'Atverti',
  },
};
