import type { MailLanguage } from './language.js';

/** That trusted lists could not be renewed. */
interface TrustedListWords {
  /** The list of lists. */
  readonly listOfLists: string;
  readonly list: (territory: string) => string;
  readonly outOfDate: string;
  readonly notFetched: string;
  readonly refused: string;
  readonly title: (list: string, what: string, inUse: number | null) => string;
  readonly many: (count: number) => string;
  readonly notRenewed: (list: string, message: string) => string;
  readonly look: string;
  readonly open: string;
  readonly head: readonly string[];
  readonly noneInUse: string;
  readonly inUse: (sequenceNumber: number, until: string) => string;
  readonly allUnknown: string;
  readonly unknownFrom: (sequenceNumber: number, end: string) => string;
  readonly unknownThere: string;
  readonly overdue: string;
  readonly stays: string;
}

export const TRUSTED_LIST_WORDS: Readonly<Record<MailLanguage, TrustedListWords>> = {
  en: {
    listOfLists: 'The EU list of trusted lists',
    list: (territory) => `The trusted list of ${territory}`,
    outOfDate: 'is out of date',
    notFetched: 'could not be fetched',
    refused: 'was refused',
    title: (list, what, inUse) =>
      `${list} ${what}; ${inUse === null ? 'none is in use' : `number ${inUse} stays in use`}`,
    many: (count) => `${count} trusted lists could not be renewed`,
    notRenewed: (list, message) => `${list} could not be renewed: ${message}`,
    look: 'See what came and where it came from:',
    open: 'Open the trusted lists',
    head: ['List', 'What was found', 'In use'],
    noneInUse: 'none',
    inUse: (sequenceNumber, until) => `number ${sequenceNumber}${until && `, until ${until}`}`,
    allUnknown:
      'Without a list of lists that is current, whether a certificate is qualified is unknown, for every country.',
    unknownFrom: (sequenceNumber, end) =>
      `Number ${sequenceNumber} stays in use. It ends on ${end}; from then on, whether a certificate is qualified is unknown.`,
    unknownThere:
      'Where no edition was ever good, whether a certificate of that country is qualified is unknown.',
    overdue: 'The last good edition stays in use, though it was to be replaced by now; verdicts say so.',
    stays: 'The last good edition stays in use. What was granted or withdrawn since is not known here.',
  },
  lt: {
    listOfLists: 'ES patikimų sąrašų sąrašas',
    list: (territory) => `Patikimas sąrašas (${territory})`,
    outOfDate: 'pasenęs',
    notFetched: 'neatsiųstas',
    refused: 'atmestas',
    title: (list, what, inUse) =>
      `${list} ${what}; ${inUse === null ? 'nė vienas leidimas nenaudojamas' : `toliau naudojamas Nr. ${inUse}`}`,
    many: (count) => `Neatnaujinti patikimi sąrašai: ${count}`,
    notRenewed: (list, message) => `${list} neatnaujintas: ${message}`,
    look: 'Pažiūrėkite, kas gauta ir iš kur:',
    open: 'Atverti patikimus sąrašus',
    head: ['Sąrašas', 'Kas rasta', 'Naudojamas'],
    noneInUse: 'nė vienas',
    inUse: (sequenceNumber, until) => `Nr. ${sequenceNumber}${until && `, iki ${until}`}`,
    allUnknown:
      'Neturint galiojančio patikimų sąrašų sąrašo, nežinoma, ar sertifikatai kvalifikuoti, kad ir kurios šalies jie būtų.',
    unknownFrom: (sequenceNumber, end) =>
      `Toliau naudojamas Nr. ${sequenceNumber}. Jis baigsis ${end}; nuo tada nebus žinoma, ar sertifikatas kvalifikuotas.`,
    unknownThere: 'Jei šalies tinkamo leidimo dar nebuvo, nežinoma, ar jos sertifikatai kvalifikuoti.',
    overdue:
      'Toliau naudojamas paskutinis tinkamas leidimas, nors jį jau turėjo pakeisti naujas; išvados tai nurodo.',
    stays: 'Toliau naudojamas paskutinis tinkamas leidimas. Kas po jo suteikta ar panaikinta, čia nežinoma.',
  },
};
