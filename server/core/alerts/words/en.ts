import type { CertificateKind } from '../../certificate/kind.js';
import { PSP_ROLE_BY_NAME } from '../../qc-statements/psp-roles.js';
import type { EntryChangeKind } from '../../registers/compare-editions.js';
import type { Outcome } from '../../verdict/verdict.js';
import type { DatedType, ListenerProblemCode, ReasonAbout } from '../told.js';
import type { AlertSeverity } from '../severity.js';
import type { WatchKind } from '../watch.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const monthOf = (instant: Date): string => MONTHS[instant.getUTCMonth()] ?? '';
const time = (instant: Date): string => `${instant.toISOString().slice(-13, -8)} UTC`;

/** `a`, `a and b`, `a, b and c`. */
const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** `312 consents`. */
const some = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

const KINDS: Readonly<Record<CertificateKind, string>> = {
  qwac: 'QWAC',
  qsealc: 'QSealC',
  esign: 'signature certificate',
  ca: 'CA certificate',
  other: 'certificate',
};

const SEVERITIES: Readonly<Record<AlertSeverity, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'notice',
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
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
};

const REGISTER_CHANGES: Partial<Record<EntryChangeKind, string>> = {
  withdrawn: 'authorisation withdrawn',
  removed: 'no longer in the register',
  'service-lost': 'lost services',
  'passport-ended': 'passport ended',
  renamed: 'renamed',
  renumbered: 'has another number',
};

const REGISTER_FOLLOWS: Partial<Record<EntryChangeKind, string>> = {
  withdrawn: 'Without an authorisation it must not be let in.',
  removed: 'Without an authorisation it must not be let in.',
  'service-lost': 'Roles that rested on it must not be used any more.',
  'passport-ended': 'Roles that rested on it must not be used any more.',
  renamed: 'Its certificates still name it as before: ask it for new ones.',
  renumbered: 'Its certificates still name it as before: ask it for new ones.',
};

interface DatedWords {
  readonly name: string;
  readonly stops: string;
  readonly todo: string;
  readonly label: string;
}

const DATED: Readonly<Record<DatedType, DatedWords>> = {
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
  'api-token': {
    name: 'API token',
    stops: 'From then on scripts that use it are refused.',
    todo: 'Make a new one and put it where the old one is used:',
    label: 'Open the tokens',
  },
};

const PROBLEMS: Readonly<Record<ListenerProblemCode, (about: string) => string>> = {
  'nobody-named': () => 'It names nobody.',
  'group-missing': (about) => `The group ${about} is gone.`,
  'group-empty': (about) => `Nobody in the group ${about} can read it.`,
  'user-missing': (about) => `The account ${about} is gone.`,
  'user-disabled': (about) => `The account ${about} is disabled.`,
  'address-bounced': (about) => `The last mail to ${about} was refused.`,
  'no-default-recipient': () => 'There is no default recipient.',
  'channel-missing': (about) => `The channel ${about} is gone or switched off.`,
};

const OWNED: Readonly<Record<ReasonAbout, string>> = {
  certificate: 'this certificate',
  certificates: 'these certificates',
  consents: 'them',
  alerts: 'these',
  thing: 'it',
  token: 'this token',
};
const OWNERLESS: Readonly<Record<ReasonAbout, string>> = {
  certificate: 'this certificate has no owner',
  certificates: 'these certificates have no owner',
  consents: 'they have no owner',
  alerts: 'these have no owner',
  thing: 'it has no owner',
  token: 'this token has no owner',
};

const WATCH_TITLES: Readonly<Record<WatchKind, (name: string) => string>> = {
  'job-overdue': (name) => `The job ${name} has not run when it had to`,
  'mail-stuck': () => 'No mail goes out',
  'channel-failing': (name) => `The channel “${name}” takes nothing`,
};
const WATCH_MEANS: Readonly<Record<WatchKind, string>> = {
  'job-overdue': 'What it looks after goes unnoticed until it runs again; then everything is caught up once.',
  'mail-stuck':
    'Alerts wait in the outbox and nobody is told by mail. They are sent when the mail server takes them again.',
  'channel-failing': 'What is told through it waits. It is sent when the channel answers again.',
};

const listName = (territory: string): string =>
  territory === 'EU' ? 'The EU list of trusted lists' : `The trusted list of ${territory}`;
const registerName = (register: string): string =>
  register === 'eba' ? 'The EBA register' : `The register ${register}`;

/** `ends in 30 days`, `ends within a day`, `has ended`, `ended 7 days ago`. */
const ends = (left: number, ago: number, verb: string): string => {
  if (left > 0) return left === 1 ? `${verb} within a day` : `${verb} in ${left} days`;
  if (ago === 0) return verb === 'end' ? 'have ended' : 'has ended';
  return ago === 1 ? 'ended a day ago' : `ended ${ago} days ago`;
};

/** Sentences of mails of alerts; names are one line already, and escaped later. */
export const EN = {
  /** `15 Dec 2026`, in UTC. */
  shortDate: (instant: Date): string =>
    `${instant.getUTCDate()} ${monthOf(instant).slice(0, 3)} ${instant.getUTCFullYear()}`,
  /** `15 December 2026, 23:59 UTC`. */
  fullDate: (instant: Date): string =>
    `${instant.getUTCDate()} ${monthOf(instant)} ${instant.getUTCFullYear()}, ${time(instant)}`,
  /** Days that are left, counted up, or how many are past. */
  endsIn: (left: number, ago: number): string => ends(left, ago, 'ends'),
  enumerate,
  kinds: KINDS,
  severities: SEVERITIES,
  unnamed: 'an unnamed holder',
  role: (name: string): string | undefined => PSP_ROLE_BY_NAME.get(name)?.meaning.toLowerCase(),
  serialNumber: (number: string): string => `serial number ${number}`,
  more: (left: number): string => `And ${left} more.`,
  acknowledge: 'Acknowledge: I take care of it',
  openCertificate: 'Open the certificate',
  openAlert: 'Open the alert',
  openAlerts: 'Open the alerts',
  allHere: 'All of them are here:',
  worstFirst: 'See to the worst first; all of them are here:',
  head: {
    organisation: 'Organisation',
    certificate: 'Certificate',
    ends: 'Ends',
    roles: 'Roles',
    before: 'Before',
    now: 'Now',
    serialNumber: 'Serial number',
    what: 'What',
    howBad: 'How bad',
    list: 'List',
    found: 'What was found',
    inUse: 'In use',
    happened: 'What happened',
    edition: 'Edition of',
    certificates: 'Certificates',
  },
  sent: {
    byRule: (at: string): string => `Sent by Qwarden at ${at} because a rule of alerts names you.`,
    toOwner: (at: string, about: ReasonAbout): string =>
      `Sent by Qwarden at ${at} because you are the owner of ${OWNED[about]}.`,
    toDefault: (at: string, about: ReasonAbout): string =>
      `Sent by Qwarden at ${at} to its default recipient, because ${OWNERLESS[about]}.`,
    toDefaultRecipient: (at: string): string => `Sent by Qwarden at ${at} to its default recipient.`,
    toldBefore: (at: string): string => `Sent by Qwarden at ${at} because you were told of it.`,
    byEscalation: (at: string): string =>
      `Sent by Qwarden at ${at} because a rule of alerts escalates to you.`,
    plain: (at: string): string => `Sent by Qwarden at ${at}.`,
    ownerOfThem: (at: string): string => `Sent by Qwarden at ${at} because you own certificates of them.`,
  },
  expiry: {
    fact: (kind: CertificateKind, holder: string, endsIn: string, date: string): string =>
      `The ${KINDS[kind]} of ${holder} ${endsIn}: ${date}.`,
    todoEnded: 'Upload its successor, or retire it if nobody needs it any more:',
    todo: (issuer: string | null): string =>
      `Order its successor${issuer === null ? '' : ` from ${issuer}`} in time and upload it:`,
    stops: (kind: CertificateKind, name: string, services: string, ended: boolean): string => {
      const since = ended ? 'Since then' : 'If nobody acts, from then on';
      switch (kind) {
        case 'qwac':
          return `${since} the connections of ${name} are refused${services && `, and what it does through them stops: ${services}`}.`;
        case 'qsealc':
          return `${since} what ${name} seals is refused${services && `, and what depends on it stops: ${services}`}.`;
        case 'esign':
          return `${since} what ${name} signs with it is refused.`;
        case 'ca':
          return `${since} no certificate that ${name} issued under it can be relied upon.`;
        case 'other':
          return `${since} whatever ${name} uses it for is refused${services && `: ${services}`}.`;
      }
    },
    many: (count: number, ended: number, next: string | undefined): string => {
      const counts = [
        ended === 0 ? '' : `${ended} ${ended === 1 ? 'has' : 'have'} ended`,
        next === undefined ? '' : `${count - ended} will end, the next ${next}`,
      ].filter((part) => part !== '');
      return `${count} certificates need attention: ${counts.join(', ')}`;
    },
    manyStop: (services: string): string =>
      `If nobody acts, whatever uses them is refused when they end${services && `: ${services}`}.`,
    manyTodo: 'See to the most urgent ones first; all of them are here:',
  },
  consents: {
    some: (count: number): string => some(count, 'consent'),
    endIn: (count: number, left: number, ago: number): string =>
      ends(left, ago, count === 1 ? 'ends' : 'end'),
    endedEarly: (count: number): string => `${some(count, 'consent')} ended before their time`,
    factEnding: (count: number, whose: string, edition: string, endIn: string, date: string): string =>
      `${some(count, 'consent')} of ${whose} (${edition}) ${endIn}: ${date}.`,
    factEndedEarly: (count: number, whose: string, edition: string): string =>
      `${some(count, 'consent')} of ${whose} (${edition}) ended before their time, as the bank says.`,
    stops: 'From then on the accounts of these customers cannot be read.',
    stopped: 'The accounts of these customers cannot be read any more.',
    todo: 'Ask the customers to renew in time:',
    todoEnded: 'See which ones, and whether customers withdrew:',
    label: 'Open the consents',
  },
  dated: {
    words: DATED,
    nameless: 'Nameless',
    fact: (type: DatedType, name: string, whose: string | null, endsIn: string, date: string): string =>
      `${DATED[type].name} ${name}${whose === null ? '' : ` of ${whose}`} ${endsIn}: ${date}.`,
  },
  deaf: {
    ruleTitle: (name: string): string => `Somebody whom the rule “${name}” names would not read it`,
    addressTitle: (address: string): string => `Mail to ${address} is refused`,
    problem: (code: ListenerProblemCode, about: string): string => PROBLEMS[code](about),
    means: 'What it is to tell, they will not hear.',
    todo: 'Name somebody else, or put it right:',
    label: 'Open it',
  },
  watch: {
    title: (watch: WatchKind, name: string): string => WATCH_TITLES[watch](name),
    scheduler: 'The scheduler stands still: jobs have not run when they had to',
    means: WATCH_MEANS,
    since: (instant: string): string => `It worked for the last time at ${instant}.`,
    never: 'It has not worked since Qwarden was started.',
    said: (error: string): string => `Last error: ${error}`,
    look: 'See how Qwarden is:',
    label: 'Open the system page',
    over: (title: string): string => `Over: ${title}`,
  },
  verdict: {
    outcomes: OUTCOMES,
    fact: (kind: CertificateKind, holder: string, to: Outcome): string =>
      `The ${KINDS[kind]} of ${holder} ${OUTCOMES[to]}.`,
    beforeAndNow: (from: Outcome, to: Outcome, date: string): string =>
      `Before: ${from}. Now: ${to}, found ${date}.`,
    unknown: 'Until it can be verified, nobody knows whether it may be relied upon.',
    notLetIn: (holder: string, services: string): string =>
      `${holder} must not be let in with it${services && `: ${services}`}.`,
    see: 'See what it rests on:',
    decide: 'Look at the evidence and decide whether its holder may go on:',
    many: (count: number, bad: number): string =>
      `${count} certificates are judged otherwise than before, ${bad} of them not as valid`,
    manyMean: 'Whatever relies on those that are not valid is to be refused.',
    outcome: (outcome: Outcome): string => outcome,
  },
  lists: {
    title: (
      territory: string,
      happened: 'overdue' | 'not-fetched' | 'refused',
      inUse: number | null,
    ): string =>
      `${listName(territory)} ${
        happened === 'overdue'
          ? 'is out of date'
          : happened === 'not-fetched'
            ? 'could not be fetched'
            : 'was refused'
      }; ${inUse === null ? 'none is in use' : `number ${inUse} stays in use`}`,
    many: (count: number): string => `${count} trusted lists could not be renewed`,
    fact: (territory: string, message: string): string =>
      `${listName(territory)} could not be renewed: ${message}`,
    todo: 'See what came and where it came from:',
    label: 'Open the trusted lists',
    none: 'none',
    inUse: (number: number, until: string | null): string =>
      `number ${number}${until === null ? '' : `, until ${until}`}`,
    noListOfLists:
      'Without a list of lists that is current, whether a certificate is qualified is unknown, for every country.',
    listOfListsEnds: (number: number, date: string): string =>
      `Number ${number} stays in use. It ends on ${date}; from then on, whether a certificate is qualified is unknown.`,
    neverGood:
      'Where no edition was ever good, whether a certificate of that country is qualified is unknown.',
    overdue: 'The last good edition stays in use, though it was to be replaced by now; verdicts say so.',
    stays: 'The last good edition stays in use. What was granted or withdrawn since is not known here.',
  },
  registers: {
    name: registerName,
    fact: (register: string, message: string): string =>
      `${registerName(register)} could not be renewed: ${message}`,
    noEdition: 'There is no edition of it; whether anybody is authorised is unknown.',
    editionStays: (version: string, published: string | null): string =>
      `The edition ${version}${published === null ? '' : ` of ${published}`} stays in use. What was granted or withdrawn since is not known here.`,
    label: 'Open the edition',
  },
  changes: {
    title: (kind: EntryChangeKind): string => REGISTER_CHANGES[kind] ?? 'the register says otherwise',
    saysSo: (register: string, date: string): string => `So says the ${register} of ${date}.`,
    touched: (count: number): string =>
      count === 1 ? 'One certificate here is touched' : `${count} certificates here are touched`,
    judgedAgain: 'and judged again at once; a verdict that changes is told by itself.',
    follows: (kind: EntryChangeKind): string => REGISTER_FOLLOWS[kind] ?? '',
    todo: 'See what the register says now:',
    label: 'Open the entry',
    many: (organisations: number): string =>
      `Registers say otherwise about ${organisations} organisations whose certificates are held`,
    manyFact: (summary: string, count: number): string => `${summary}: ${count} changes.`,
    manyMean: 'The certificates are judged again at once; verdicts that change are told by themselves.',
    counts: (changes: number, organisations: number): string =>
      `${some(changes, 'change')} of ${some(organisations, 'organisation')}`,
    weekly: (counts: string): string => `Registers, the last week: ${counts}`,
    weeklyFact: (counts: string): string =>
      `In the last week the registers told ${counts} whose certificates are held here.`,
    weeklyTodo: 'The whole feed of changes:',
    weeklyLabel: 'Open the changes',
  },
  together: {
    counts: (count: number, critical: number): string =>
      `${count} alerts${critical === 0 ? '' : `, ${critical} of them critical`}`,
    subject: (counts: string, next: string | undefined): string =>
      `${counts}${next === undefined ? '' : `, the next on ${next}`}`,
    fact: (counts: string): string => `${counts}, since the last working morning.`,
    over: (title: string): string => `Over: ${title}`,
    manyOver: (count: number): string => `Over: ${count} alerts`,
    overFact: (title: string): string => `It is in order again: ${title}.`,
    manyOverFact: (count: number): string => `${count} alerts that you were told of are over.`,
    putRight: (date: string): string => `Put right by ${date}. There is nothing to do.`,
    became: 'What became of it:',
    hours: (hours: number): string =>
      hours === 1 ? 'an hour' : hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`,
    escalated: (howLong: string, title: string): string => `Nobody took care for ${howLong}: ${title}`,
    manyEscalated: (counts: string): string => `Nobody takes care of ${counts}`,
    escalatedFact: (title: string, howLong: string): string =>
      `${title}. Nobody has acknowledged it for ${howLong}.`,
    manyEscalatedFact: (counts: string): string => `Nobody has acknowledged ${counts}.`,
    escalatedMeans: 'Whoever was told first has not said that they take care of it. Now it is with you.',
    takeCare: 'Take care of it, and say so:',
  },
  ruleTest: {
    subject: (name: string): string => `Test of the alert rule “${name}”`,
    fact: (name: string): string => `The alert rule “${name}” reaches you.`,
    asked: (who: string): string => `${who} asked for this test. There is nothing to do.`,
  },
  unheard: {
    title: (title: string): string => `${title}, and nobody hears it`,
    means:
      'Nobody would hear of it: no active account is there to act upon it. It waits until somebody looks by themselves.',
    todo: 'Give somebody the role that it needs, or take care of it here:',
  },
  overflow: {
    subject: (count: number): string => `${count} more messages`,
    fact: (count: number): string => `${count} more messages came in a short time. They are gathered here.`,
    sentence: 'Look at them:',
    label: 'Open alerts',
    head: 'Message',
    more: (count: number): string => `… and ${count} more, all in the list of alerts.`,
    note: (most: number): string => `You had more than ${most} mails within an hour; nothing is left out.`,
  },
};

export type AlertWords = typeof EN;
