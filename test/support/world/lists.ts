import { createHash } from 'node:crypto';
import { ListType, ServiceStatus } from '../../../server/core/trust-lists/names.js';
import type { OfficialJournalNotice } from '../../../server/core/trust-lists/official-journal.js';
import type {
  ServiceState,
  TrustedList,
  TrustServiceProvider,
} from '../../../server/core/trust-lists/trusted-list.js';
import { CertificateAuthority } from '../certificate-authority.js';
import { SUBJECT } from '../mint.js';
import {
  base64,
  english,
  forPurpose,
  identity,
  listOfLists,
  type ListSigner,
  nationalList,
  pointer,
  provider,
  service,
  serviceState,
  signedList,
} from '../trusted-list-author.js';
import type { Authorities } from './authorities.js';
import { PROVIDER_IDS, type ProviderId, providerOf } from './providers.js';
import { dateTime, type WorldTime } from './time.js';

export const TERRITORIES = ['EU', 'LT', 'NO'] as const;
export type Territory = (typeof TERRITORIES)[number];
export const isTerritory = (word: string): word is Territory =>
  (TERRITORIES as readonly string[]).includes(word);

/** `EU` is the list of lists. */
export const listFileName = (territory: Territory): string =>
  territory === 'EU' ? 'eu-lotl.xml' : `${territory}.xml`;

/** What can be wrong with a published list: each changes nothing at whoever has a good one. */
export const BAD_LISTS = ['wrong-signer', 'rolled-back', 'truncated', 'html'] as const;
export type BadList = (typeof BAD_LISTS)[number];
export const isBadList = (word: string): word is BadList => (BAD_LISTS as readonly string[]).includes(word);

/** What lies at the address of a list. */
export interface PublishedList {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly sequenceNumber: number;
  readonly bad: BadList | null;
}

type Status = 'granted' | 'withdrawn';
interface Spell {
  readonly status: Status;
  readonly since: Date;
}

const XML = 'application/vnd.etsi.tsl+xml';
/** Editions that came before the world began, so that there is something to roll back to. */
const FIRST_SEQUENCE = 40;

/** The scheme operators of the world: the list of lists, the national lists, and what is published when. */
export class WorldLists {
  private readonly signers: Readonly<Record<Territory, ListSigner>>;
  private readonly stranger: ListSigner;
  private readonly spells = new Map<ProviderId, Spell[]>();
  private readonly sequence: Record<Territory, number> = {
    EU: FIRST_SEQUENCE,
    LT: FIRST_SEQUENCE,
    NO: FIRST_SEQUENCE,
  };
  private readonly published = new Map<Territory, PublishedList>();

  private constructor(
    private readonly address: string,
    private readonly authorities: Authorities,
    private readonly time: WorldTime,
  ) {
    const operators = CertificateAuthority.root({
      commonName: 'Small World List Signing CA',
      organisation: 'Small World Supervisors',
      notBefore: time.days(-2500),
      notAfter: time.days(2500),
    });
    const signer = (organisation: string, country: string): ListSigner =>
      operators.issue({
        ...{ organisation, country, notBefore: time.days(-1000), notAfter: time.days(1000) },
        mint: {
          subject: [
            [SUBJECT.C, country],
            [SUBJECT.O, organisation],
            [SUBJECT.CN, `${organisation}, trusted list`],
          ],
          ...{ qcStatements: null, policies: null, dnsNames: null, keyUsage: 0xc0 },
          extendedKeyUsage: ['0.4.0.2231.3.0'],
        },
      });
    this.signers = {
      EU: signer('Small World Commission', 'LU'),
      LT: signer('Supervisor of Lithuania in the Small World', 'LT'),
      NO: signer('Supervisor of Norway in the Small World', 'NO'),
    };
    this.stranger = signer('Somebody Else', 'LT');
    for (const id of PROVIDER_IDS)
      this.spells.set(
        id,
        providerOf(id).states.map(([status, daysAgo]) => ({ status, since: time.days(-daysAgo) })),
      );
  }

  /** With the first edition of every list published, issued yesterday. */
  static async start(address: string, authorities: Authorities, time: WorldTime): Promise<WorldLists> {
    const lists = new WorldLists(address, authorities, time);
    for (const territory of TERRITORIES) await lists.put(territory, time.days(-1));
    return lists;
  }

  /** Who may sign the list of lists, as the Official Journal of the world announces it. */
  get officialJournal(): OfficialJournalNotice {
    return {
      location: `${this.address}/official-journal`,
      territory: 'EU',
      listLocation: this.location('EU'),
      signers: [base64(this.signers.EU.der)],
    };
  }

  get journalSigner(): Uint8Array {
    return this.signers.EU.der;
  }

  location(territory: Territory): string {
    return `${this.address}/lists/${listFileName(territory)}`;
  }

  at(territory: Territory): PublishedList {
    return this.published.get(territory)!;
  }

  /** What operators put beside a list, so that nobody need fetch it to see whether it has changed. */
  digest(territory: Territory): string {
    return sha256(this.at(territory).bytes);
  }

  statusOf(id: ProviderId): Status | 'not listed' {
    return this.spells.get(id)?.[0]?.status ?? 'not listed';
  }

  /** Gives a service another status from this second on, and publishes the next edition of its list. */
  async setStatus(id: ProviderId, status: Status): Promise<void> {
    const spells = this.spells.get(id)!;
    const since = new Date(Math.floor(this.time.now().getTime() / 1000) * 1000);
    // A history is strictly newest first: two changes within a second are one.
    const before = spells.filter((spell) => spell.since < since);
    this.spells.set(id, [{ status, since }, ...before]);
    await this.publish(providerOf(id).territory);
  }

  /** The next edition, as it should be. */
  async publish(territory: Territory): Promise<void> {
    this.sequence[territory]++;
    await this.put(territory, this.time.now());
  }

  /** Something that is no better edition than the last. */
  async publishBad(kind: BadList, territory: Territory): Promise<void> {
    const bad = { type: XML, sequenceNumber: this.sequence[territory], bad: kind };
    const now = this.time.now();
    const put = (over: Partial<PublishedList> & { readonly bytes: Uint8Array }): void =>
      void this.published.set(territory, { ...bad, ...over });
    if (kind === 'html')
      return put({
        type: 'text/html',
        bytes: new TextEncoder().encode(
          '<!DOCTYPE html>\n<html><body><h1>Scheduled maintenance</h1><p>Please come back later.</p></body></html>\n',
        ),
      });
    if (kind === 'wrong-signer') {
      const sequenceNumber = this.sequence[territory] + 1;
      const list = this.edition(territory, sequenceNumber, now);
      return put({ sequenceNumber, bytes: await this.signed(list, this.stranger) });
    }
    if (kind === 'rolled-back') {
      const sequenceNumber = this.sequence[territory] - 1;
      const list = this.edition(territory, sequenceNumber, this.time.days(-60));
      return put({ sequenceNumber, bytes: await this.signed(list, this.signers[territory]) });
    }
    const sequenceNumber = this.sequence[territory] + 1;
    const whole = await this.signed(this.edition(territory, sequenceNumber, now), this.signers[territory]);
    put({ sequenceNumber, bytes: whole.subarray(0, Math.floor(whole.length / 2)) });
  }

  private async put(territory: Territory, issued: Date): Promise<void> {
    const sequenceNumber = this.sequence[territory];
    const list = this.edition(territory, sequenceNumber, issued);
    const bytes = await this.signed(list, this.signers[territory]);
    this.published.set(territory, { bytes, type: XML, sequenceNumber, bad: null });
  }

  private signed(list: TrustedList, signer: ListSigner): Promise<Uint8Array> {
    return signedList(list, signer, { signingTime: new Date(list.scheme.issued) });
  }

  private edition(territory: Territory, sequenceNumber: number, issued: Date): TrustedList {
    const scheme = {
      sequenceNumber,
      issued: dateTime(issued),
      nextUpdate: dateTime(new Date(issued.getTime() + 180 * 24 * 3_600_000)),
    };
    if (territory !== 'EU')
      return nationalList(
        {
          ...scheme,
          territory,
          schemeNames: english(`${territory}: trusted list of the small world`),
          pointers: [this.pointerTo('EU')],
        },
        PROVIDER_IDS.filter(
          (id) => providerOf(id).listedFor !== null && providerOf(id).territory === territory,
        ).map((id) => this.providerEntry(id)),
      );
    return listOfLists(
      {
        ...scheme,
        schemeNames: english('EU: list of lists of the small world'),
        informationUris: english(this.officialJournal.location),
      },
      TERRITORIES.map((one) => this.pointerTo(one)),
    );
  }

  private pointerTo(territory: Territory) {
    return pointer({
      territory,
      location: this.location(territory),
      type: territory === 'EU' ? ListType.listOfLists : ListType.national,
      signers: [this.signers[territory].der],
    });
  }

  private providerEntry(id: ProviderId): TrustServiceProvider {
    const { name, listedFor, takenOverBy, territory } = providerOf(id);
    const takenOver: ServiceState['extensions'] =
      takenOverBy === undefined
        ? []
        : [
            {
              critical: false,
              kind: 'taken-over-by',
              uri: 'https://giria.example/',
              names: english(takenOverBy),
              operatorNames: english('Supervisory Body of the Small World'),
              territory,
            },
          ];
    const states = this.spells.get(id)!.map(({ status, since }) =>
      serviceState({
        names: english(`${name}: qualified certificates for ${listedFor === 'web' ? 'web sites' : 'seals'}`),
        identity: identity(this.authorities.listed[id].der),
        status: ServiceStatus[status],
        since: dateTime(since),
        extensions: [forPurpose(listedFor === 'web' ? 'web' : 'seals'), ...takenOver],
      }),
    );
    const [current, ...history] = states;
    return provider({ names: english(name), services: [service({ ...current, history })] });
  }
}

export const entityTag = (bytes: Uint8Array): string => `"${sha256(bytes).slice(0, 32)}"`;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
