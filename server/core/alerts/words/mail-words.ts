import type { CertificateKind } from '../../certificate/kind.js';
import type { MailLanguage } from './language.js';

/** What a mail calls the things that its reader is, or is not, the owner of. */
export type Owned = 'certificate' | 'certificates' | 'alerts' | 'consents' | 'token' | 'it';

/** What the mails of several stories say. */
interface MailWords {
  readonly kinds: Readonly<Record<CertificateKind, string>>;
  /** In a sentence, as what a holder does. */
  readonly roles: Readonly<Record<string, string>>;
  /** Of a holder without a name. */
  readonly unnamed: string;
  readonly serialNumber: (serialNumber: string) => string;
  readonly more: (count: number) => string;
  readonly openAlert: string;
  readonly openAlerts: string;
  readonly openCertificate: string;
  readonly acknowledge: string;
  readonly sent: (baseUrl: string) => string;
  readonly sentToDefault: (baseUrl: string) => string;
  readonly sentBecause: (baseUrl: string, because: string) => string;
  readonly becauseOfRule: string;
  readonly becauseOwner: Readonly<Record<Owned, string>>;
  readonly sentToDefaultBecause: (baseUrl: string, because: string) => string;
  readonly becauseUnowned: Readonly<Record<Owned, string>>;
}

export const MAIL_WORDS: Readonly<Record<MailLanguage, MailWords>> = {
  en: {
    kinds: {
      qwac: 'QWAC',
      qsealc: 'QSealC',
      esign: 'signature certificate',
      ca: 'CA certificate',
      other: 'certificate',
    },
    // As ETSI calls them.
    roles: {},
    unnamed: 'an unnamed holder',
    serialNumber: (serialNumber) => `serial number ${serialNumber}`,
    more: (count) => `And ${count} more.`,
    openAlert: 'Open the alert',
    openAlerts: 'Open the alerts',
    openCertificate: 'Open the certificate',
    acknowledge: 'Acknowledge: I take care of it',
    sent: (baseUrl) => `Sent by Qwarden at ${baseUrl}.`,
    sentToDefault: (baseUrl) => `Sent by Qwarden at ${baseUrl} to its default recipient.`,
    sentBecause: (baseUrl, because) => `Sent by Qwarden at ${baseUrl} because ${because}.`,
    becauseOfRule: 'a rule of alerts names you',
    becauseOwner: {
      certificate: 'you are the owner of this certificate',
      certificates: 'you are the owner of these certificates',
      alerts: 'you are the owner of these',
      consents: 'you are the owner of them',
      token: 'you are the owner of this token',
      it: 'you are the owner of it',
    },
    sentToDefaultBecause: (baseUrl, because) =>
      `Sent by Qwarden at ${baseUrl} to its default recipient, because ${because}.`,
    becauseUnowned: {
      certificate: 'this certificate has no owner',
      certificates: 'these certificates have no owner',
      alerts: 'these have no owner',
      consents: 'they have no owner',
      token: 'this token has no owner',
      it: 'it has no owner',
    },
  },
  lt: {
    kinds: {
      qwac: 'QWAC',
      qsealc: 'QSealC',
      esign: 'parašo sertifikatas',
      ca: 'CA sertifikatas',
      other: 'sertifikatas',
    },
    roles: {
      Unspecified: 'nenurodytas vaidmuo',
      PSP_AS: 'sąskaitų tvarkymas',
      PSP_PI: 'mokėjimo inicijavimas',
      PSP_AI: 'sąskaitos informacija',
      PSP_IC: 'kortele pagrįstų mokėjimo priemonių išdavimas',
      PSP_CB: 'tarptautinio centrinio banko veikla',
      PSP_PA: 'tarptautinės valdžios institucijos veikla',
      VOP_RS: 'gavėjo patikros užklausos',
      VOP_VS: 'gavėjo patikros atsakymai',
    },
    unnamed: 'be pavadinimo',
    serialNumber: (serialNumber) => `serijos numeris ${serialNumber}`,
    more: (count) => `Ir dar ${count}.`,
    openAlert: 'Atverti įspėjimą',
    openAlerts: 'Atverti įspėjimus',
    openCertificate: 'Atverti sertifikatą',
    acknowledge: 'Patvirtinti: tuo pasirūpinsiu',
    sent: (baseUrl) => `Išsiuntė „Qwarden“ (${baseUrl}).`,
    sentToDefault: (baseUrl) => `Išsiuntė „Qwarden“ (${baseUrl}) numatytajam gavėjui.`,
    sentBecause: (baseUrl, because) => `Išsiuntė „Qwarden“ (${baseUrl}), nes ${because}.`,
    becauseOfRule: 'jus nurodo įspėjimų taisyklė',
    becauseOwner: {
      certificate: 'esate šio sertifikato savininkas',
      certificates: 'esate šių sertifikatų savininkas',
      alerts: 'esate to, apie ką įspėjama, savininkas',
      consents: 'esate šių sutikimų savininkas',
      token: 'esate šio rakto savininkas',
      it: 'esate to, apie ką įspėjama, savininkas',
    },
    sentToDefaultBecause: (baseUrl, because) =>
      `Išsiuntė „Qwarden“ (${baseUrl}) numatytajam gavėjui, nes ${because}.`,
    becauseUnowned: {
      certificate: 'šis sertifikatas neturi savininko',
      certificates: 'šie sertifikatai neturi savininko',
      alerts: 'savininkas nenurodytas',
      consents: 'šie sutikimai neturi savininko',
      token: 'šis raktas neturi savininko',
      it: 'savininkas nenurodytas',
    },
  },
};

/** `parašo sertifikatas` → `Parašo sertifikatas`, to begin a sentence. */
export const capitalised = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toUpperCase() + rest.join('');
};
