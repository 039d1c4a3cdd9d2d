import type { CertificateKind } from '../../certificate/kind.js';
import type { EntryChangeKind } from '../../registers/compare-editions.js';
import type { Outcome } from '../../verdict/verdict.js';
import type { AlertSeverity } from '../severity.js';
import type { ListenerProblemCode, ReasonAbout } from '../told.js';
import type { WatchKind } from '../watch.js';
import type { AlertWords } from './en.js';

const PLURALS = new Intl.PluralRules('lt');
/** `1 diena`, `2 dienos`, `10 dienų`, `21 diena`. */
const some = (count: number, one: string, few: string, many: string): string => {
  const form = PLURALS.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
};

const MONTHS = [
  ...['sausio', 'vasario', 'kovo', 'balandžio', 'gegužės', 'birželio', 'liepos'],
  ...['rugpjūčio', 'rugsėjo', 'spalio', 'lapkričio', 'gruodžio'],
];

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ir ${items.at(-1)}`;

const KINDS: Readonly<Record<CertificateKind, string>> = {
  qwac: 'QWAC',
  qsealc: 'QSealC',
  esign: 'parašo sertifikatas',
  ca: 'CA sertifikatas',
  other: 'sertifikatas',
};

const SEVERITIES: Readonly<Record<AlertSeverity, string>> = {
  critical: 'kritinis',
  warning: 'perspėjimas',
  info: 'žinia',
};

const ROLES: Readonly<Record<string, string>> = {
  Unspecified: 'vaidmuo nenurodytas',
  PSP_AS: 'sąskaitų tvarkymas',
  PSP_PI: 'mokėjimo inicijavimas',
  PSP_AI: 'sąskaitos informacija',
  PSP_IC: 'kortele pagrįstų mokėjimo priemonių išdavimas',
  PSP_CB: 'tarptautinis centrinis bankas',
  PSP_PA: 'tarptautinė valdžios institucija',
  VOP_RS: 'gavėjo patikra, klausiančioji pusė',
  VOP_VS: 'gavėjo patikra, atsakančioji pusė',
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  valid: 'vėl galioja',
  'valid-with-warnings': 'vėl galioja, su perspėjimais',
  'valid-not-in-register': 'galioja, bet jo turėtojo registre nerasta',
  'role-not-authorised': 'nurodo vaidmenį, kuriam leidimo nėra',
  indeterminate: 'parą nepatikrintas',
  'not-qualified': 'nėra kvalifikuotas',
  'no-longer-qualified': 'nebėra kvalifikuotas',
  'not-psd2': 'nėra PSD2 sertifikatas',
  'not-a-qwac': 'nėra svetainės tapatumo nustatymo sertifikatas',
  'withdrawn-in-register': 'priklauso turėtojui, kurio licencija panaikinta',
  'not-yet-valid': 'dar negalioja',
  expired: 'pasibaigė',
  suspended: 'sustabdytas',
  revoked: 'atšauktas',
  'path-invalid': 'nebeturi galiojančios grandinės',
  unparsable: 'neperskaitomas',
};

/** As the console calls them. */
const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
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
};

const REGISTER_CHANGES: Partial<Record<EntryChangeKind, string>> = {
  withdrawn: 'licencija panaikinta',
  removed: 'nebėra registre',
  'service-lost': 'neteko paslaugų',
  'passport-ended': 'nebegali veikti šalyje',
  renamed: 'registre kitas pavadinimas',
  renumbered: 'registre kitas numeris',
};

const NOT_LET_IN = 'Be licencijos jos įleisti negalima.';
const ROLES_OVER = 'Vaidmenų, kurie tuo rėmėsi, naudoti nebegalima.';
const NAMED_AS_BEFORE = 'Sertifikatuose ji tebevadinama kaip anksčiau: paprašykite naujų.';
const REGISTER_FOLLOWS: Partial<Record<EntryChangeKind, string>> = {
  withdrawn: NOT_LET_IN,
  removed: NOT_LET_IN,
  'service-lost': ROLES_OVER,
  'passport-ended': ROLES_OVER,
  renamed: NAMED_AS_BEFORE,
  renumbered: NAMED_AS_BEFORE,
};

const DATED: AlertWords['dated']['words'] = {
  grant: {
    name: 'Prieiga',
    stops: 'Nuo tada užklausos atmetamos.',
    todo: 'Laiku pateikite naują prašymą su ilgiau galiojančiu sertifikatu:',
    label: 'Atverti prieigą',
  },
  waiver: {
    name: 'Išimtis',
    stops: 'Nuo tada vėl svarbi išvada, ir tai, kas su išimtimi patvirtinta, nebetęsiama.',
    todo: 'Pasirūpinkite, kad sertifikatas būtų pakeistas, arba pasiūlykite naują išimtį:',
    label: 'Atverti, kam ji skirta',
  },
  secret: {
    name: 'Kliento paslaptis',
    stops: 'Nuo tada bankas atmeta kiekvieną, kas su ja jungiasi.',
    todo: 'Paprašykite banko naujos ir ją įrašykite:',
    label: 'Atverti pateikimą',
  },
  'api-token': {
    name: 'API raktas',
    stops: 'Nuo tada jį naudojančios programos atmetamos.',
    todo: 'Sukurkite naują ir įrašykite jį ten, kur naudojamas senasis:',
    label: 'Atverti raktus',
  },
};

const PROBLEMS: Readonly<Record<ListenerProblemCode, (about: string) => string>> = {
  'nobody-named': () => 'Ji nieko nenurodo.',
  'group-missing': (about) => `Grupės ${about} nebėra.`,
  'group-empty': (about) => `Grupėje ${about} nėra kam skaityti.`,
  'user-missing': (about) => `Paskyros ${about} nebėra.`,
  'user-disabled': (about) => `Paskyra ${about} išjungta.`,
  'address-bounced': (about) => `Paskutinis laiškas adresu ${about} nepriimtas.`,
  'no-default-recipient': () => 'Numatytojo gavėjo nėra.',
  'channel-missing': (about) => `Kanalo ${about} nebėra arba jis išjungtas.`,
};

const OWNED: Readonly<Record<ReasonAbout, string>> = {
  certificate: 'esate šio sertifikato savininkas',
  certificates: 'esate šių sertifikatų savininkas',
  consents: 'esate jų savininkas',
  alerts: 'esate to, apie ką pranešama, savininkas',
  thing: 'esate to savininkas',
  token: 'esate šio rakto savininkas',
};
const OWNERLESS: Readonly<Record<ReasonAbout, string>> = {
  certificate: 'šis sertifikatas neturi savininko',
  certificates: 'šie sertifikatai neturi savininko',
  consents: 'jie neturi savininko',
  alerts: 'tai, apie ką pranešama, neturi savininko',
  thing: 'tai neturi savininko',
  token: 'šis raktas neturi savininko',
};

const WATCH_TITLES: Readonly<Record<WatchKind, (name: string) => string>> = {
  'job-overdue': (name) => `Užduotis ${name} neįvykdyta laiku`,
  'mail-stuck': () => 'Laiškai neišsiunčiami',
  'channel-failing': (name) => `Kanalas „${name}“ nieko nepriima`,
};
const WATCH_MEANS: Readonly<Record<WatchKind, string>> = {
  'job-overdue':
    'Tai, ką ji prižiūri, liks nepastebėta, kol ji vėl bus įvykdyta; tada viskas bus nuveikta vieną kartą.',
  'mail-stuck':
    'Įspėjimai laukia eilėje ir laiškais niekas neinformuojamas. Jie bus išsiųsti, kai pašto serveris vėl juos priims.',
  'channel-failing': 'Tai, kas juo pranešama, laukia. Bus išsiųsta, kai kanalas vėl atsakys.',
};

/** One verb for one and for many. */
const ends = (left: number, ago: number): string => {
  if (left > 0)
    return left === 1 ? 'baigsis per parą' : `baigsis po ${some(left, 'dienos', 'dienų', 'dienų')}`;
  if (ago === 0) return 'baigėsi';
  return ago === 1 ? 'baigėsi prieš dieną' : `baigėsi prieš ${some(ago, 'dieną', 'dienas', 'dienų')}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const consents = (count: number): string => some(count, 'sutikimas', 'sutikimai', 'sutikimų');
const alerts = (count: number): string => some(count, 'įspėjimas', 'įspėjimai', 'įspėjimų');
const certificates = (count: number): string => some(count, 'sertifikatas', 'sertifikatai', 'sertifikatų');

const listName = (territory: string): string =>
  territory === 'EU' ? 'ES patikimų sąrašų sąrašas' : `Patikimas sąrašas (${territory})`;
const registerName = (register: string): string =>
  register === 'eba' ? 'EBI registras' : `Registras ${register}`;

export const LT: AlertWords = {
  shortDate: (instant) => instant.toISOString().slice(0, 10),
  fullDate: (instant) =>
    `${instant.getUTCFullYear()} m. ${MONTHS[instant.getUTCMonth()] ?? ''} ${instant.getUTCDate()} d., ${instant.toISOString().slice(-13, -8)} UTC`,
  endsIn: ends,
  enumerate,
  kinds: KINDS,
  severities: SEVERITIES,
  unnamed: 'neįvardytas turėtojas',
  role: (name) => ROLES[name],
  serialNumber: (number) => `serijos numeris ${number}`,
  more: (left) => `Ir dar ${left}.`,
  acknowledge: 'Patvirtinti: pasirūpinsiu',
  openCertificate: 'Atverti sertifikatą',
  openAlert: 'Atverti įspėjimą',
  openAlerts: 'Atverti įspėjimus',
  allHere: 'Visi jie čia:',
  worstFirst: 'Pirmiausia pasirūpinkite svarbiausiais; visi jie čia:',
  head: {
    organisation: 'Organizacija',
    certificate: 'Sertifikatas',
    ends: 'Baigiasi',
    roles: 'Vaidmenys',
    before: 'Anksčiau',
    now: 'Dabar',
    serialNumber: 'Serijos numeris',
    what: 'Kas',
    howBad: 'Svarba',
    list: 'Sąrašas',
    found: 'Kas rasta',
    inUse: 'Naudojama',
    happened: 'Kas įvyko',
    edition: 'Laida',
    certificates: 'Sertifikatai',
  },
  sent: {
    byRule: (at) => `Išsiuntė „Qwarden“ (${at}), nes jus nurodo įspėjimų taisyklė.`,
    toOwner: (at, about) => `Išsiuntė „Qwarden“ (${at}), nes ${OWNED[about]}.`,
    toDefault: (at, about) => `Išsiuntė „Qwarden“ (${at}) numatytajam gavėjui, nes ${OWNERLESS[about]}.`,
    toDefaultRecipient: (at) => `Išsiuntė „Qwarden“ (${at}) numatytajam gavėjui.`,
    toldBefore: (at) => `Išsiuntė „Qwarden“ (${at}), nes apie tai jums buvo pranešta.`,
    byEscalation: (at) => `Išsiuntė „Qwarden“ (${at}), nes įspėjimų taisyklė perduoda tai jums.`,
    plain: (at) => `Išsiuntė „Qwarden“ (${at}).`,
    ownerOfThem: (at) => `Išsiuntė „Qwarden“ (${at}), nes jums priskirti jų sertifikatai.`,
  },
  expiry: {
    fact: (kind, holder, endsIn, date) => `${capital(KINDS[kind])} (${holder}) ${endsIn}: ${date}.`,
    todoEnded: 'Įkelkite naują sertifikatą arba, jei šio niekam nebereikia, pažymėkite jį nebenaudojamu:',
    todo: (issuer) =>
      `Laiku užsakykite${issuer === null ? '' : ` (išdavėjas – ${issuer})`} ir įkelkite naują sertifikatą:`,
    stops: (kind, name, services, ended) => {
      const since = ended ? 'Nuo tada' : 'Jei niekas nieko nedarys, nuo tada';
      switch (kind) {
        case 'qwac':
          return `${since} jungtys (${name}) atmetamos${services && `, o kas per jas teikiama, sustoja: ${services}`}.`;
        case 'qsealc':
          return `${since} atmetama tai, kas juo antspauduojama (${name})${services && `, o kas tuo remiasi, sustoja: ${services}`}.`;
        case 'esign':
          return `${since} atmetama tai, kas juo pasirašoma (${name}).`;
        case 'ca':
          return `${since} negalima pasikliauti nė vienu juo išduotu sertifikatu (${name}).`;
        case 'other':
          return `${since} atmetama viskas, kam jis naudojamas (${name})${services && `: ${services}`}.`;
      }
    },
    many: (count, ended, next) => {
      const counts = [
        ended === 0 ? '' : `baigėsi ${ended}`,
        next === undefined ? '' : `baigsis ${count - ended}, artimiausias – ${next}`,
      ].filter((part) => part !== '');
      return `Reikia pasirūpinti sertifikatais (${count}): ${counts.join(', ')}`;
    },
    manyStop: (services) =>
      `Jei niekas nieko nedarys, jiems pasibaigus tai, kas juos naudoja, bus atmetama${services && `: ${services}`}.`,
    manyTodo: 'Pirmiausia pasirūpinkite skubiausiais; visi jie čia:',
  },
  consents: {
    some: consents,
    endIn: (_count, left, ago) => ends(left, ago),
    endedEarly: (count) => `${consents(count)} baigėsi anksčiau laiko`,
    factEnding: (count, whose, edition, endIn, date) =>
      `${consents(count)} (${whose}, ${edition}) ${endIn}: ${date}.`,
    factEndedEarly: (count, whose, edition) =>
      `${consents(count)} (${whose}, ${edition}) baigėsi anksčiau laiko: taip sako bankas.`,
    stops: 'Nuo tada šių klientų sąskaitų skaityti nebegalima.',
    stopped: 'Šių klientų sąskaitų skaityti nebegalima.',
    todo: 'Paprašykite klientų laiku atnaujinti:',
    todoEnded: 'Pažiūrėkite, kurie ir ar juos atšaukė klientai:',
    label: 'Atverti sutikimus',
  },
  dated: {
    words: DATED,
    nameless: 'Be pavadinimo',
    fact: (type, name, whose, endsIn, date) =>
      `${DATED[type].name} ${name}${whose === null ? '' : ` (${whose})`} ${endsIn}: ${date}.`,
  },
  deaf: {
    ruleTitle: (name) => `Kai kas iš nurodytų taisyklėje „${name}“ jos pranešimų neskaitytų`,
    addressTitle: (address) => `Laiškai adresu ${address} nepriimami`,
    problem: (code, about) => PROBLEMS[code](about),
    means: 'Apie ką ji praneša, jie neišgirs.',
    todo: 'Nurodykite ką nors kitą arba ištaisykite:',
    label: 'Atverti',
  },
  watch: {
    title: (watch, name) => WATCH_TITLES[watch](name),
    scheduler: 'Tvarkaraštis sustojo: užduotys neįvykdytos laiku',
    means: WATCH_MEANS,
    since: (instant) => `Paskutinį kartą veikė ${instant}.`,
    never: 'Neveikė nuo tada, kai „Qwarden“ buvo paleistas.',
    said: (error) => `Paskutinė klaida: ${error}`,
    look: 'Pažiūrėkite, kaip veikia „Qwarden“:',
    label: 'Atverti sistemos puslapį',
    over: (title) => `Baigėsi: ${title}`,
  },
  verdict: {
    outcomes: OUTCOMES,
    fact: (kind, holder, to) => `${capital(KINDS[kind])} (${holder}) ${OUTCOMES[to]}.`,
    beforeAndNow: (from, to, date) =>
      `Anksčiau: ${OUTCOME_NAMES[from]}. Dabar: ${OUTCOME_NAMES[to]}; nustatyta ${date}.`,
    unknown: 'Kol nepatikrinta, niekas nežino, ar juo galima pasikliauti.',
    notLetIn: (holder, services) => `Su juo įleisti negalima (${holder})${services && `: ${services}`}.`,
    see: 'Pažiūrėkite, kuo tai grindžiama:',
    decide: 'Peržiūrėkite įrodymus ir nuspręskite, ar turėtojas gali tęsti:',
    many: (count, bad) =>
      `Kitaip nei anksčiau vertinami ${certificates(count)}, iš jų negaliojantys – ${bad}`,
    manyMean: 'Visa, kas remiasi negaliojančiais, turi būti atmetama.',
    outcome: (outcome) => OUTCOME_NAMES[outcome],
  },
  lists: {
    title: (territory, happened, inUse) =>
      `${listName(territory)} ${
        happened === 'overdue' ? 'pasenęs' : happened === 'not-fetched' ? 'neparsiųstas' : 'nepriimtas'
      }; ${inUse === null ? 'nenaudojamas joks' : `tebenaudojamas nr. ${inUse}`}`,
    many: (count) => `Nepavyko atnaujinti patikimų sąrašų (${count})`,
    fact: (territory, message) => `${listName(territory)} neatnaujintas: ${message}`,
    todo: 'Pažiūrėkite, kas gauta ir iš kur:',
    label: 'Atverti patikimus sąrašus',
    none: 'joks',
    inUse: (number, until) => `nr. ${number}${until === null ? '' : `, iki ${until}`}`,
    noListOfLists: 'Be galiojančio sąrašų sąrašo nežinoma, ar kurios nors šalies sertifikatas kvalifikuotas.',
    listOfListsEnds: (number, date) =>
      `Tebenaudojamas nr. ${number}. Jis baigsis ${date}; nuo tada nebus žinoma, ar sertifikatas kvalifikuotas.`,
    neverGood: 'Kur geros laidos nėra buvę, nežinoma, ar tos šalies sertifikatas kvalifikuotas.',
    overdue: 'Tebenaudojama paskutinė gera laida, nors ji jau turėjo būti pakeista; išvadose tai pasakyta.',
    stays: 'Tebenaudojama paskutinė gera laida. Kas nuo tada suteikta ar atšaukta, čia nežinoma.',
  },
  registers: {
    name: registerName,
    fact: (register, message) => `${registerName(register)} neatnaujintas: ${message}`,
    noEdition: 'Nėra nė vienos jo laidos; nežinoma, ar kas nors turi licenciją.',
    editionStays: (version, published) =>
      `Tebenaudojama laida ${version}${published === null ? '' : ` (${published})`}. Kas nuo tada suteikta ar atšaukta, čia nežinoma.`,
    label: 'Atverti laidą',
  },
  changes: {
    title: (kind) => REGISTER_CHANGES[kind] ?? 'registras sako kitaip',
    saysSo: (register, date) => `Taip sako ${register}, ${date} laida.`,
    touched: (count) => `Tai susiję su čia esančiais sertifikatais (${count});`,
    judgedAgain: 'jie iškart vertinami iš naujo, o apie pasikeitusią išvadą pranešama atskirai.',
    follows: (kind) => REGISTER_FOLLOWS[kind] ?? '',
    todo: 'Pažiūrėkite, ką registras sako dabar:',
    label: 'Atverti įrašą',
    many: (organisations) =>
      `Registrai kitaip sako apie organizacijas (${organisations}), kurių sertifikatai čia yra`,
    manyFact: (summary, count) => `${summary}; pakeitimų – ${count}.`,
    manyMean: 'Sertifikatai iškart vertinami iš naujo; apie pasikeitusias išvadas pranešama atskirai.',
    counts: (changes, organisations) => `pakeitimų – ${changes}, organizacijų – ${organisations}`,
    weekly: (counts) => `Registrai per savaitę: ${counts}`,
    weeklyFact: (counts) =>
      `Ką per savaitę pasakė registrai apie tuos, kurių sertifikatai čia yra: ${counts}.`,
    weeklyTodo: 'Visi pakeitimai:',
    weeklyLabel: 'Atverti pakeitimus',
  },
  together: {
    counts: (count, critical) => `${alerts(count)}${critical === 0 ? '' : `, iš jų kritinių – ${critical}`}`,
    subject: (counts, next) => `${counts}${next === undefined ? '' : `, artimiausias – ${next}`}`,
    fact: (counts) => `Nuo paskutinio darbo ryto: ${counts}.`,
    over: (title) => `Baigėsi: ${title}`,
    manyOver: (count) => `Baigėsi: ${alerts(count)}`,
    overFact: (title) => `Vėl viskas gerai: ${title}.`,
    manyOverFact: (count) => `Baigėsi ${alerts(count)}, apie kuriuos jums buvo pranešta.`,
    putRight: (date) => `Sutvarkyta iki ${date}. Nieko daryti nereikia.`,
    became: 'Kas iš to išėjo:',
    hours: (hours) =>
      hours < 48
        ? some(hours, 'valandą', 'valandas', 'valandų')
        : some(Math.floor(hours / 24), 'dieną', 'dienas', 'dienų'),
    escalated: (howLong, title) => `Niekas nepasirūpino ${howLong}: ${title}`,
    manyEscalated: (counts) => `Niekas nesirūpina: ${counts}`,
    escalatedFact: (title, howLong) => `${title}. Niekas to nepatvirtino ${howLong}.`,
    manyEscalatedFact: (counts) => `Niekas nepatvirtino: ${counts}.`,
    escalatedMeans: 'Kam pranešta pirmiausia, nepasakė, kad pasirūpins. Dabar tai perduota jums.',
    takeCare: 'Pasirūpinkite ir tai pasakykite:',
  },
  ruleTest: {
    subject: (name) => `Įspėjimų taisyklės „${name}“ bandymas`,
    fact: (name) => `Įspėjimų taisyklė „${name}“ jus pasiekia.`,
    asked: (who) => `Šio bandymo paprašė ${who}. Nieko daryti nereikia.`,
  },
  unheard: {
    title: (title) => `${title}, ir niekas to negirdi`,
    means:
      'Niekas apie tai neišgirstų: nėra veikiančios paskyros, kuri galėtų ką nors padaryti. Tai laukia, kol kas nors pažiūrės savo iniciatyva.',
    todo: 'Suteikite kam nors reikiamą vaidmenį arba pasirūpinkite tuo čia:',
  },
  overflow: {
    subject: (count) => `Dar pranešimų: ${count}`,
    fact: (count) => `Per trumpą laiką atėjo dar pranešimų: ${count}. Jie surinkti čia.`,
    sentence: 'Peržiūrėkite juos:',
    label: 'Atverti įspėjimus',
    head: 'Pranešimas',
    more: (count) => `… ir dar ${count}; visi yra įspėjimų sąraše.`,
    note: (most) => `Per valandą gavote daugiau kaip ${most} laiškų; niekas nepraleista.`,
  },
};
