import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type AlertGroup,
  type AlertRule,
  type GroupMember,
  SHIPPED_GROUPS,
} from '../core/alerts/alert-rule.js';
import type { RoutedAlert } from '../core/alerts/match-rule.js';
import type { Reader, Readers } from '../core/alerts/route-alert.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { type Account, People } from '../users/people.service.js';
import { AlertGroupEntity } from './alert-rule.entity.js';
import { AlertOrganisations, type OrganisationContact } from './alert-organisations.js';
import type { AlertEntity } from './alert.entity.js';
import { isDated } from '../core/alerts/alert.js';

/** Everybody whom rules can name, as of one transaction; `of` narrows it to one alert. */
export interface ReaderBook {
  readonly shared: Omit<Readers, 'owner' | 'contacts'>;
  of(alert: Pick<AlertEntity, 'ownerEmail' | 'organisationId'>): Readers;
  routed(alert: AskedAlert): RoutedAlert;
  readonly groups: readonly AlertGroup[];
  /** By id, whatever their state. */
  readonly users: ReadonlyMap<string, Account>;
  /** By address. */
  readonly accounts: ReadonlyMap<string, Account>;
}

export type AskedAlert = Pick<
  AlertEntity,
  'kind' | 'severity' | 'subjectType' | 'subjectId' | 'organisationId' | 'threshold'
>;

/** Finds out who the people are whom rules name, and which of them can read anything. */
@Injectable()
export class AlertReaders {
  constructor(
    private readonly people: People,
    private readonly organisations: AlertOrganisations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async book(
    tx: EntityManager,
    rules: readonly AlertRule[],
    alerts: readonly Pick<AlertEntity, 'ownerEmail' | 'organisationId'>[],
  ): Promise<ReaderBook> {
    const groups = await groupsOf(tx);
    const members = groups.flatMap((group) => group.members);
    const userIds = new Set([
      ...rules.flatMap(({ to }) => to.userIds),
      ...members.flatMap((member) => (member.kind === 'user' ? [member.userId] : [])),
    ]);
    const roles = new Set(members.flatMap((member) => (member.kind === 'role' ? [member.role] : [])));
    const organisationIds = [...new Set(alerts.flatMap(({ organisationId }) => organisationId ?? []))];
    const asksContacts = rules.some(({ enabled, to }) => enabled && to.contacts.length > 0);
    const contacts = asksContacts ? await this.organisations.contactsOf(tx, organisationIds) : [];
    const organisations = await this.organisations.factsOf(tx, organisationIds);
    const addresses = new Set([
      ...alerts.flatMap(({ ownerEmail }) => ownerEmail?.toLowerCase() ?? []),
      ...contacts.map(({ email }) => email.toLowerCase()),
      ...members.flatMap((member) => (member.kind === 'email' ? [member.email] : [])),
    ]);
    const known = await this.people.accounts(tx, {
      ids: [...userIds],
      emails: [...addresses],
      roles: [...roles],
    });
    const byId = new Map(known.map((account) => [account.id, account]));
    const byEmail = new Map(known.map((account) => [account.email, account]));
    const memberReaders = (member: GroupMember): Reader[] => {
      if (member.kind === 'email') return readerAt(member.email, member.name || null, byEmail);
      if (member.kind === 'user') return accountReader(byId.get(member.userId));
      return known.filter(({ role }) => role === member.role).flatMap(accountReader);
    };
    const { alertTo } = this.config;
    const shared = {
      defaultRecipient: alertTo === undefined ? null : { address: alertTo, name: null, timeZone: null },
      groups: new Map(groups.map(({ id, members: of }) => [id, onceEach(of.flatMap(memberReaders))])),
      users: new Map([...byId].flatMap(([id, account]) => accountReader(account).map((one) => [id, one]))),
      channels: await channelIds(tx),
    };
    const contactsOf = byOrganisation(contacts);
    return {
      ...{ shared, groups, users: byId, accounts: byEmail },
      of: ({ ownerEmail, organisationId }) => ({
        ...shared,
        owner: ownerEmail === null ? null : (readerAt(ownerEmail, null, byEmail)[0] ?? null),
        contacts: (contactsOf.get(organisationId ?? '') ?? []).flatMap(({ email, name, purposes }) =>
          readerAt(email, name, byEmail).map((reader) => ({ reader, purposes })),
        ),
      }),
      routed: (alert) => ({
        ...{ kind: alert.kind, severity: alert.severity },
        ...{ subjectType: alert.subjectType, subjectId: alert.subjectId },
        organisationId: alert.organisationId,
        tags: organisations.get(alert.organisationId ?? '')?.tags ?? [],
        threshold: isDated(alert.kind) ? alert.threshold : null,
      }),
    };
  }
}

/** The shipped ones and those that somebody made. */
export async function groupsOf(tx: EntityManager): Promise<AlertGroup[]> {
  return [...SHIPPED_GROUPS, ...(await tx.find(AlertGroupEntity, { order: { name: 'ASC' } }))];
}

/** Channels beside mail that take anything. */
export async function channelIds(tx: EntityManager): Promise<ReadonlySet<string>> {
  const rows: { id: string }[] = await tx.query('SELECT "id" FROM "alert_channel" WHERE "enabled" = TRUE');
  return new Set(rows.map(({ id }) => id));
}

/** Who cannot sign in any more reads nothing here; whoever never had an account may. */
function readerAt(address: string, name: string | null, accounts: ReadonlyMap<string, Account>): Reader[] {
  const account = accounts.get(address.toLowerCase());
  if (account === undefined) return [{ address, name, timeZone: null }];
  return accountReader(account);
}

const accountReader = (account: Account | undefined): Reader[] =>
  account === undefined || account.state === 'disabled'
    ? []
    : [{ address: account.email, name: account.name, timeZone: account.timeZone }];

const onceEach = (readers: readonly Reader[]): Reader[] => [
  ...new Map(readers.map((reader) => [reader.address, reader])).values(),
];

function byOrganisation(contacts: readonly OrganisationContact[]): Map<string, OrganisationContact[]> {
  const found = new Map<string, OrganisationContact[]>();
  for (const contact of contacts)
    found.set(contact.organisationId, [...(found.get(contact.organisationId) ?? []), contact]);
  return found;
}
