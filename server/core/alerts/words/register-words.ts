import type { EntryChangeKind } from '../../registers/compare-editions.js';
import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

/** That a register could not be renewed. */
interface FailingRegisterWords {
  readonly eba: string;
  readonly register: (name: string) => string;
  readonly notRenewed: (register: string, message: string) => string;
  readonly noEdition: string;
  /** `published` is empty where the edition does not say. */
  readonly stays: (version: string, published: string) => string;
  readonly open: string;
}

/** That a register says something otherwise. */
interface RegisterChangeWords {
  readonly says: Partial<Readonly<Record<EntryChangeKind, string>>>;
  readonly otherwise: string;
  readonly source: (register: string, date: string) => string;
  readonly judgedAgain: (touched: number) => string;
  readonly follows: Partial<Readonly<Record<EntryChangeKind, string>>>;
  readonly look: string;
  readonly openEntry: string;
  readonly head: readonly string[];
  readonly many: (organisations: number) => string;
  readonly changes: (many: string, changes: number) => string;
  readonly allJudgedAgain: string;
  readonly allOfThem: string;
  readonly counts: (changes: number, organisations: number) => string;
  readonly week: (counts: string) => string;
  readonly weekFact: (counts: string) => string;
  readonly feed: string;
  readonly openChanges: string;
  readonly changesHead: readonly string[];
  readonly becauseOwner: string;
}

const NO_AUTHORISATION = 'Without an authorisation it must not be let in.';
const NO_ROLES = 'Roles that rested on it must not be used any more.';
const AS_BEFORE = 'Its certificates still name it as before: ask it for new ones.';
const ONE_HOLDER = 'organizacijos, kurios sertifikatai čia saugomi,';
const MANY_HOLDERS = 'organizacijų, kurių sertifikatai čia saugomi,';
const BE_LICENCIJOS = 'Be licencijos prieigos suteikti negalima.';
const BE_VAIDMENU = 'Tuo pagrįstų vaidmenų naudoti nebegalima.';
const SENI_DUOMENYS = 'Jos sertifikatuose tebėra senieji duomenys: paprašykite naujų sertifikatų.';

export const FAILING_REGISTER_WORDS: Readonly<Record<MailLanguage, FailingRegisterWords>> = {
  en: {
    eba: 'The EBA register',
    register: (name) => `The register ${name}`,
    notRenewed: (register, message) => `${register} could not be renewed: ${message}`,
    noEdition: 'There is no edition of it; whether anybody is authorised is unknown.',
    stays: (version, published) =>
      `The edition ${version}${published && ` of ${published}`} stays in use. What was granted or withdrawn since is not known here.`,
    open: 'Open the edition',
  },
  lt: {
    eba: 'EBI registras',
    register: (name) => `Registras „${name}“`,
    notRenewed: (register, message) => `${register} neatnaujintas: ${message}`,
    noEdition: 'Nėra nė vieno jo leidimo; ar kas nors turi licenciją, nežinoma.',
    stays: (version, published) =>
      `Toliau naudojamas leidimas ${version}${published && ` (${published})`}. Kas po jo suteikta ar panaikinta, čia nežinoma.`,
    open: 'Atverti leidimą',
  },
};

export const REGISTER_CHANGE_WORDS: Readonly<Record<MailLanguage, RegisterChangeWords>> = {
  en: {
    says: {
      withdrawn: 'authorisation withdrawn',
      removed: 'no longer in the register',
      'service-lost': 'lost services',
      'passport-ended': 'passport ended',
      renamed: 'renamed',
      renumbered: 'has another number',
    },
    otherwise: 'the register says otherwise',
    source: (register, date) => `So says the ${register} of ${date}.`,
    judgedAgain: (touched) =>
      `${touched === 1 ? 'One certificate here is touched' : `${touched} certificates here are touched`} and judged again at once; a verdict that changes is told by itself.`,
    follows: {
      withdrawn: NO_AUTHORISATION,
      removed: NO_AUTHORISATION,
      'service-lost': NO_ROLES,
      'passport-ended': NO_ROLES,
      renamed: AS_BEFORE,
      renumbered: AS_BEFORE,
    },
    look: 'See what the register says now:',
    openEntry: 'Open the entry',
    head: ['Organisation', 'Certificate', 'Serial number', 'Ends'],
    many: (organisations) =>
      `Registers say otherwise about ${organisations} organisations whose certificates are held`,
    changes: (many, changes) => `${many}: ${changes} changes.`,
    allJudgedAgain: 'The certificates are judged again at once; verdicts that change are told by themselves.',
    allOfThem: 'All of them are here:',
    counts: (changes, organisations) =>
      `${changes} ${changes === 1 ? 'change' : 'changes'} of ${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}`,
    week: (counts) => `Registers, the last week: ${counts}`,
    weekFact: (counts) => `In the last week the registers told ${counts} whose certificates are held here.`,
    feed: 'The whole feed of changes:',
    openChanges: 'Open the changes',
    changesHead: ['Organisation', 'What happened', 'Edition of', 'Certificates'],
    becauseOwner: 'you own certificates of them',
  },
  lt: {
    says: {
      withdrawn: 'licencija panaikinta',
      removed: 'registre nebėra',
      'service-lost': 'neteko paslaugų',
      'passport-ended': 'neteko teisės veikti šalyje',
      renamed: 'pavadinimas pasikeitė',
      renumbered: 'numeris pasikeitė',
    },
    otherwise: 'registre nurodyta kitaip',
    source: (register, date) => `Taip nurodo registras „${register}“ (${date}).`,
    judgedAgain: (touched) =>
      touched === 1
        ? 'Tai susiję su vienu čia saugomu sertifikatu; jis iškart tikrinamas iš naujo, o apie pasikeitusią išvadą pranešama atskirai.'
        : `Tai susiję su čia saugomais sertifikatais (${touched}); jie iškart tikrinami iš naujo, o apie pasikeitusią išvadą pranešama atskirai.`,
    follows: {
      withdrawn: BE_LICENCIJOS,
      removed: BE_LICENCIJOS,
      'service-lost': BE_VAIDMENU,
      'passport-ended': BE_VAIDMENU,
      renamed: SENI_DUOMENYS,
      renumbered: SENI_DUOMENYS,
    },
    look: 'Pažiūrėkite, ką registras nurodo dabar:',
    openEntry: 'Atverti įrašą',
    head: ['Organizacija', 'Sertifikatas', 'Serijos numeris', 'Baigiasi'],
    many: (organisations) =>
      `Registruose pasikeitė ${counted(organisations, [ONE_HOLDER, MANY_HOLDERS, MANY_HOLDERS])} duomenys`,
    changes: (many, changes) => `${many}: ${counted(changes, ['pokytis', 'pokyčiai', 'pokyčių'])}.`,
    allJudgedAgain:
      'Jų sertifikatai iškart tikrinami iš naujo, o apie pasikeitusias išvadas pranešama atskirai.',
    allOfThem: 'Visi pokyčiai yra čia:',
    counts: (changes, organisations) =>
      `${counted(changes, ['pokytis', 'pokyčiai', 'pokyčių'])}, ${counted(organisations, ['organizacija', 'organizacijos', 'organizacijų'])}`,
    week: (counts) => `Registrai per praėjusią savaitę: ${counts}`,
    weekFact: (counts) =>
      `Per praėjusią savaitę registruose, kiek tai susiję su čia saugomais sertifikatais: ${counts}.`,
    feed: 'Visi pokyčiai:',
    openChanges: 'Atverti pokyčius',
    changesHead: ['Organizacija', 'Kas pasikeitė', 'Leidimo data', 'Sertifikatai'],
    becauseOwner: 'esate jų sertifikatų savininkas',
  },
};
