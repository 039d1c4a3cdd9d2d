import type { CertificateKind } from '../../certificate/kind.js';
import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';
import { capitalised } from './mail-words.js';

/** What stops, as far as it is said: `services` is empty where no role is known. */
interface Stopping {
  readonly name: string;
  readonly services: string;
  readonly ended: boolean;
}

/** That certificates end. */
interface ExpiryWords {
  readonly fact: (kind: string, name: string, endsIn: string, date: string) => string;
  readonly stops: Readonly<Record<CertificateKind, (what: Stopping) => string>>;
  readonly replace: string;
  /** `issuer` is empty where it is not known. */
  readonly order: (issuer: string) => string;
  readonly attention: (count: number) => string;
  readonly ended: (count: number) => string;
  readonly willEnd: (count: number, nextDate: string) => string;
  readonly allStop: (services: string) => string;
  readonly seeToThem: string;
  readonly head: readonly string[];
}

const since = (ended: boolean): string => (ended ? 'Since then' : 'If nobody acts, from then on');
const nuo = (ended: boolean): string => (ended ? 'Nuo tada' : 'Jei nieko nebus padaryta, nuo tada');
/** Of what is refused since the end, or will be: `atmetami`, `bus atmetami`. */
const bus = (ended: boolean): string => (ended ? '' : 'bus ');

export const EXPIRY_WORDS: Readonly<Record<MailLanguage, ExpiryWords>> = {
  en: {
    fact: (kind, name, endsIn, date) => `The ${kind} of ${name} ${endsIn}: ${date}.`,
    stops: {
      qwac: ({ name, services, ended }) =>
        `${since(ended)} the connections of ${name} are refused${services && `, and what it does through them stops: ${services}`}.`,
      qsealc: ({ name, services, ended }) =>
        `${since(ended)} what ${name} seals is refused${services && `, and what depends on it stops: ${services}`}.`,
      esign: ({ name, ended }) => `${since(ended)} what ${name} signs with it is refused.`,
      ca: ({ name, ended }) =>
        `${since(ended)} no certificate that ${name} issued under it can be relied upon.`,
      other: ({ name, services, ended }) =>
        `${since(ended)} whatever ${name} uses it for is refused${services && `: ${services}`}.`,
    },
    replace: 'Upload its successor, or retire it if nobody needs it any more:',
    order: (issuer) => `Order its successor${issuer && ` from ${issuer}`} in time and upload it:`,
    attention: (count) => `${count} certificates need attention`,
    ended: (count) => `${count} ${count === 1 ? 'has' : 'have'} ended`,
    willEnd: (count, nextDate) => `${count} will end, the next ${nextDate}`,
    allStop: (services) =>
      `If nobody acts, whatever uses them is refused when they end${services && `: ${services}`}.`,
    seeToThem: 'See to the most urgent ones first; all of them are here:',
    head: ['Organisation', 'Certificate', 'Ends', 'Roles'],
  },
  lt: {
    fact: (kind, name, endsIn, date) => `${capitalised(kind)} (${name}) ${endsIn}: ${date}.`,
    stops: {
      qwac: ({ name, services, ended }) =>
        `${nuo(ended)} turėtojo (${name}) jungtys ${bus(ended)}atmetamos${services && `, o per jas teikiamos paslaugos ${ended ? 'nutrūko' : 'nutrūks'}: ${services}`}.`,
      qsealc: ({ name, services, ended }) =>
        `${nuo(ended)} turėtojo (${name}) spaudai ${bus(ended)}atmetami${services && `, o nuo jų priklausančios paslaugos ${ended ? 'nutrūko' : 'nutrūks'}: ${services}`}.`,
      esign: ({ name, ended }) =>
        `${nuo(ended)} turėtojo (${name}) šiuo sertifikatu pasirašyti dokumentai ${bus(ended)}atmetami.`,
      ca: ({ name, ended }) =>
        `${nuo(ended)} ${ended ? 'negalima' : 'nebus galima'} remtis nė vienu sertifikatu, kurį pagal jį išdavė turėtojas (${name}).`,
      other: ({ name, services, ended }) =>
        `${nuo(ended)} viskas, kam turėtojas (${name}) jį naudoja, ${bus(ended)}atmetama${services && `: ${services}`}.`,
    },
    replace: 'Įkelkite naują sertifikatą arba, jei jo niekam nebereikia, išimkite senąjį iš naudojimo:',
    order: (issuer) =>
      `Laiku užsakykite naują sertifikatą${issuer && ` (išdavėjas – ${issuer})`} ir jį įkelkite:`,
    attention: (count) =>
      `Dėmesio reikia ${counted(count, ['sertifikatui', 'sertifikatams', 'sertifikatų'])}`,
    ended: (count) => `${count} pasibaigė`,
    willEnd: (count, nextDate) => `${count} baigsis, artimiausia pabaiga – ${nextDate}`,
    allStop: (services) =>
      `Jei nieko nebus padaryta, sertifikatams pasibaigus viskas, kas juos naudoja, bus atmetama${services && `: ${services}`}.`,
    seeToThem: 'Pirmiausia pasirūpinkite skubiausiais; visi jie yra čia:',
    head: ['Organizacija', 'Sertifikatas', 'Pabaiga', 'Vaidmenys'],
  },
};
