import type { DatedType } from '../dated-news.js';
import type { MailLanguage } from './language.js';
import { capitalised } from './mail-words.js';

interface DatedTypeWords {
  readonly name: string;
  readonly stops: string;
  readonly todo: string;
  readonly label: string;
}

/** That something else ends beside certificates and consents. */
interface DatedWords {
  readonly types: Readonly<Record<DatedType, DatedTypeWords>>;
  readonly nameless: string;
  /** `whose` is empty where it belongs to no organisation. */
  readonly fact: (what: string, name: string, whose: string, endsIn: string, date: string) => string;
}

export const DATED_WORDS: Readonly<Record<MailLanguage, DatedWords>> = {
  en: {
    types: {
      grant: {
        name: 'Access',
        stops: 'From then on its requests are refused.',
        todo: 'Apply for it again in time, with a certificate that lasts longer:',
        label: 'Open the access',
      },
      waiver: {
        name: 'Waiver',
        stops: 'From then on the verdict counts again, and what was approved with it does not go on.',
        todo: 'Have the certificate replaced, or propose a new waiver:',
        label: 'Open what it is for',
      },
      secret: {
        name: 'Client secret',
        stops: 'From then on the bank refuses whoever signs in with it.',
        todo: 'Ask the bank for a new one and enter it:',
        label: 'Open the submission',
      },
      connection: {
        name: 'Connection to the bank',
        stops: 'From then on the bank answers nothing that is asked over it.',
        todo: 'Have the customer authorize again, or enter the new client secret:',
        label: 'Open the connection',
      },
      'api-token': {
        name: 'API token',
        stops: 'From then on scripts that use it are refused.',
        todo: 'Make a new one and put it where the old one is used:',
        label: 'Open the tokens',
      },
    },
    nameless: 'Nameless',
    fact: (what, name, whose, endsIn, date) =>
      `${what}${name && ` ${name}`}${whose && ` of ${whose}`} ${endsIn}: ${date}.`,
  },
  lt: {
    types: {
      grant: {
        name: 'prieiga',
        stops: 'Nuo tada pagal ją siunčiamos užklausos bus atmetamos.',
        todo: 'Laiku prašykite jos iš naujo, su ilgiau galiojančiu sertifikatu:',
        label: 'Atverti prieigą',
      },
      waiver: {
        name: 'išimtis',
        stops: 'Nuo tada vėl galios išvada, o tai, kas patvirtinta pagal išimtį, nebus tęsiama.',
        todo: 'Pasirūpinkite nauju sertifikatu arba pasiūlykite naują išimtį:',
        label: 'Atverti, kam ji taikoma',
      },
      secret: {
        name: 'kliento paslaptis',
        stops: 'Nuo tada bankas atmes kiekvieną, kas su ja jungiasi.',
        todo: 'Paprašykite banko naujos ir ją įveskite:',
        label: 'Atverti pateikimą',
      },
      connection: {
        name: 'jungtis su banku',
        stops: 'Nuo tada bankas neatsakys į jokią per ją siunčiamą užklausą.',
        todo: 'Paprašykite kliento suteikti leidimą iš naujo arba įveskite naują kliento paslaptį:',
        label: 'Atverti jungtį',
      },
      'api-token': {
        name: 'API raktas',
        stops: 'Nuo tada jį naudojančios programos bus atmetamos.',
        todo: 'Sukurkite naują ir pakeiskite juo senąjį visur, kur šis naudojamas:',
        label: 'Atverti raktus',
      },
    },
    nameless: 'Be pavadinimo',
    fact: (what, name, whose, endsIn, date) =>
      `${capitalised(what)}${name && ` „${name}“`}${whose && ` (${whose})`} ${endsIn}: ${date}.`,
  },
};
