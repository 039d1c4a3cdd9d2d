import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { CertificateFactsReader } from '../certificates/certificate-facts.service.js';
import { editionOf } from '../core/api-editions/editions.js';
import type { Actor } from '../core/audit/actor.js';
import { targetFromPreset, tlsTargetOf, xs2aTarget } from '../core/probes/make-target.js';
import { needsSwitchingOn } from '../core/probes/needs-switching-on.js';
import { nextTurn } from '../core/probes/turns.js';
import { Organisations } from '../organisations/organisations.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { type FieldProblem, Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ProbeKeyEntity } from './probe-key.entity.js';
import { ProbeChangeEntity } from './probe-history.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { ChangeProbeTarget, CreateProbeTarget, ProbeTargetRow, TargetState } from './probes.contract.js';
import { ProbeAlerts } from '../alerts/probe-alerts.service.js';
import { PROBE_TARGET_LIST } from './target-list.js';
import { isAsked, originOf, targetView } from './target-views.js';

/** Far above what one bank or provider has; the scheduler is built for as many. */
const MOST_TARGETS = 10_000;
const MINUTE = 60_000;

type Chosen = Pick<
  ProbeTargetEntity,
  'organisationId' | 'organisationName' | 'keyPlace' | 'keyId' | 'certificateId'
>;

/** Whom we ask: made, changed, switched on, paused and deleted by people. */
@Injectable()
export class ProbeTargets {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly organisations: Organisations,
    private readonly certificates: CertificateFactsReader,
    private readonly alerts: ProbeAlerts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<ProbeTargetRow>> {
    const source = this.db.read(ProbeTargetEntity).createQueryBuilder('target');
    const page = await findPage(source, PROBE_TARGET_LIST, query);
    return page.with(page.rows.map(targetView));
  }

  async show(id: string): Promise<ProbeTargetRow> {
    return targetView(await this.find(id));
  }

  async find(id: string): Promise<ProbeTargetEntity> {
    const row = await this.db.read(ProbeTargetEntity).findOneBy({ id });
    if (row === null) throw new Problem('probe-target-not-found');
    return row;
  }

  async create(body: CreateProbeTarget, actor: Actor): Promise<ProbeTargetRow> {
    const at = this.clock.now();
    const address = addressOf(body);
    const chosen = await this.chosen(body);
    const row = Object.assign(new ProbeTargetEntity(), {
      ...{ id: randomUUID(), name: body.name, kind: body.kind, edition: body.edition },
      environment: body.environment,
      ...{ everyMinutes: body.everyMinutes, fullEveryHours: body.fullEveryHours },
      ...{ ...address, ...chosen },
      needsSwitchingOn: needsSwitchingOn(address.host, body.environment),
      ...{ isPaused: false, switchedOnAt: null, switchedOnBy: null, createdAt: at, version: 1 },
      ...{ state: 'waiting' as const, since: null, found: 'waiting' as const, misses: [], foundByFull: null },
      ...{ verdicts: [], lastRunId: null, lastRunAt: null, lastDurationMs: null, figures: '{}' },
      ...{ fingerprint: '', serverCertificateEndsAt: null, clientCertificateEndsAt: null },
      ...{ metadataSha256: null, lane: 'prompt' as const, leaseToken: null, dueAt: null },
      ...{ nextRunAt: null, nextFullAt: null },
    } satisfies ProbeTargetEntity);
    plan(row, at);
    await this.transactions.run(async (tx) => {
      if ((await tx.count(ProbeTargetEntity)) >= MOST_TARGETS) throw new Problem('probe-targets-full');
      await tx.insert(ProbeTargetEntity, row);
      await this.record(tx, 'create', row, actor, at, told(row));
    });
    return targetView(row);
  }

  async change(id: string, { version, ...body }: ChangeProbeTarget, actor: Actor): Promise<ProbeTargetRow> {
    const before = await this.find(id);
    const named = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const chosen = await this.chosen({ ...before, ...named });
    return this.write(id, version, actor, 'change', (row, at) => {
      const everyBefore = row.everyMinutes;
      Object.assign(row, named, chosen);
      checkOwn(row);
      if (row.everyMinutes !== everyBefore && row.leaseToken === null) plan(row, at);
      return told(row);
    });
  }

  /** The host is typed once more: whoever does this knows whom it is about. */
  async switchOn(id: string, version: number, confirmHost: string, actor: Actor): Promise<ProbeTargetRow> {
    if (this.config.demo) throw new Problem('probe-switch-on-in-demo');
    return this.write(id, version, actor, 'switch-on', (row, at) => {
      if (confirmHost.toLowerCase().replace(/\.$/, '') !== row.host)
        throw new Problem('probe-host-not-confirmed', { detail: `Its host is ${row.host}.` });
      if (row.switchedOnAt === null) Object.assign(row, { switchedOnAt: at, switchedOnBy: actor.name });
      plan(row, at);
      return { host: row.host, port: row.port };
    });
  }

  async setPaused(
    id: string,
    { version, reason }: { readonly version: number; readonly reason: string },
    isPaused: boolean,
    actor: Actor,
  ): Promise<ProbeTargetRow> {
    return this.write(id, version, actor, isPaused ? 'pause' : 'resume', async (row, at, tx) => {
      if (row.isPaused === isPaused) return null;
      row.isPaused = isPaused;
      // What was found before is not what is now; a run that is under way has nothing to say any more.
      Object.assign(row, { leaseToken: null, dueAt: null, misses: [], found: 'waiting', foundByFull: null });
      const to: TargetState = isPaused ? 'paused' : 'waiting';
      await this.move(tx, row, to, reason, at);
      if (isPaused) await this.alerts.dropAll(tx, row.id, at);
      plan(row, at);
      return { reason };
    });
  }

  async delete(id: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(ProbeTargetEntity, { id });
      if (row === null) throw new Problem('probe-target-not-found');
      await this.alerts.dropAll(tx, id, at);
      await tx.delete(ProbeTargetEntity, { id });
      await this.record(tx, 'delete', row, actor, at, { name: row.name, host: row.host });
    });
  }

  async changes(id: string) {
    await this.find(id);
    const rows = await this.db
      .read(ProbeChangeEntity)
      .find({ where: { targetId: id }, order: { at: 'DESC', id: 'DESC' }, take: 500 });
    return rows.map(({ lastedSeconds, ...row }) => ({
      ...row,
      lastedMs: lastedSeconds === null ? null : lastedSeconds * 1_000,
    }));
  }

  private async move(
    tx: EntityManager,
    row: ProbeTargetEntity,
    to: TargetState,
    because: string,
    at: Date,
  ): Promise<void> {
    if (row.state === to) return;
    const lastedSeconds =
      row.since === null ? null : Math.max(0, Math.round((at.getTime() - row.since.getTime()) / 1_000));
    await tx.insert(ProbeChangeEntity, {
      ...{ id: randomUUID(), targetId: row.id, at, from: row.state, to, because, runId: null, lastedSeconds },
    });
    Object.assign(row, { state: to, since: to === 'waiting' ? null : at });
  }

  /** `work` changes the row and says what the audit log tells; null: there was nothing to do. */
  private async write(
    id: string,
    version: number,
    actor: Actor,
    verb: string,
    work: (row: ProbeTargetEntity, at: Date, tx: EntityManager) => Told | null | Promise<Told | null>,
  ): Promise<ProbeTargetRow> {
    const at = this.clock.now();
    return this.transactions.run(async (tx) => {
      const lock = this.db.kind === 'postgres' && { lock: { mode: 'pessimistic_write' as const } };
      const row = await tx.findOne(ProbeTargetEntity, { where: { id }, ...lock });
      if (row === null) throw new Problem('probe-target-not-found');
      if (row.version !== version) throw new Problem('changed-meanwhile');
      const details = await work(row, at, tx);
      if (details === null) return targetView(row);
      row.version += 1;
      const { id: _, ...columns } = row;
      await tx.update(ProbeTargetEntity, { id }, columns);
      await this.record(tx, verb, row, actor, at, details);
      return targetView(row);
    });
  }

  /** What a body points to has to be there and to belong together. */
  private async chosen(
    body: Pick<CreateProbeTarget, 'organisationId' | 'keyPlace' | 'keyId' | 'certificateId'>,
  ): Promise<Chosen> {
    const { organisationId, keyPlace } = body;
    const organisationName =
      organisationId === null ? null : (await this.organisations.find(organisationId)).name;
    const base = { organisationId, organisationName, keyPlace };
    if (keyPlace !== 'sealed') {
      const { certificateId } = body;
      if (certificateId !== null && (await this.certificates.find(certificateId)) === null)
        throw new Problem('certificate-not-found');
      return { ...base, keyId: null, certificateId };
    }
    const key = body.keyId === null ? null : await this.db.read(ProbeKeyEntity).findOneBy({ id: body.keyId });
    if (key === null)
      refuse([{ path: 'keyId', message: 'names no key that is here. Upload one, or choose another.' }]);
    return { ...base, keyId: key.id, certificateId: key.certificateId };
  }

  private record(
    tx: EntityManager,
    verb: string,
    { id }: ProbeTargetEntity,
    actor: Actor,
    at: Date,
    details: Told,
  ): Promise<void> {
    return this.audit.record(tx, {
      ...{ actor, at, action: `probe-target.${verb}`, subjectType: 'probe-target', subjectId: id, details },
    });
  }
}

type Told = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

const told = (row: ProbeTargetEntity): Told => ({
  ...{ name: row.name, host: row.host, port: row.port, edition: row.edition, environment: row.environment },
  ...{ keyPlace: row.keyPlace, keyId: row.keyId, certificateId: row.certificateId },
  ...{ everyMinutes: row.everyMinutes, fullEveryHours: row.fullEveryHours },
  ...{ organisationId: row.organisationId, clientId: row.clientId, expectedRoles: [...row.expectedRoles] },
});

/** From now on in its own rhythm, or not at all. The first run is a full one, where full runs are wanted. */
function plan(row: ProbeTargetEntity, at: Date): void {
  if (!isAsked(row)) {
    Object.assign(row, { nextRunAt: null, nextFullAt: null });
    return;
  }
  // Nobody waits five minutes for the first word about a target; a thousand at once do not begin at once either.
  const every =
    row.found === 'waiting' ? Math.min(MINUTE, row.everyMinutes * MINUTE) : row.everyMinutes * MINUTE;
  row.nextRunAt = new Date(nextTurn(row.id, every, at.getTime()));
  row.nextFullAt = row.fullEveryHours === null ? null : (row.nextFullAt ?? row.nextRunAt);
}

type Address = Pick<
  ProbeTargetEntity,
  | ('host' | 'port' | 'basePath' | 'discoveryUrl' | 'otherResourceBase')
  | ('clientId' | 'redirectUri' | 'expectedRoles' | 'paymentProduct')
>;

/** What is not given comes from the preset; a preset somewhere else, in a sandbox say, has its documents there, too. */
function addressOf(body: CreateProbeTarget): Address {
  const { edition, origin, basePath, clientId, redirectUri, paymentProduct } = body;
  const own = {
    ...{ clientId, redirectUri, expectedRoles: body.expectedRoles },
    ...(paymentProduct !== null && { paymentProduct }),
  };
  if (body.kind === 'tls' && edition !== null)
    refuse([{ path: 'edition', message: 'belongs to interfaces; a plain TLS server has none.' }]);
  if (origin === null && edition === null)
    refuse([{ path: 'origin', message: 'is missing; without a preset there is no address.' }]);
  const reading =
    body.kind === 'tls'
      ? tlsTargetOf(origin ?? '')
      : edition !== null && basePath === null && body.discoveryUrl === null
        ? targetFromPreset(edition, { ...own, origin })
        : xs2aTarget({
            ...{ ...own, edition, origin: origin ?? editionOf(edition ?? 'berlin-1.3').host },
            ...{ basePath: basePath ?? (edition === null ? '' : editionOf(edition).basePath) },
            discoveryUrl: body.discoveryUrl ?? (edition === null ? null : undefined),
          });
  if (!reading.ok) refuse(reading.problems.map(({ field, message }) => ({ path: field, message })));
  const { kind: _, edition: __, ...address } = reading.target;
  return { ...address, expectedRoles: [...address.expectedRoles] };
}

/** What people change has the same limits as what they began with. */
function checkOwn(row: ProbeTargetEntity): void {
  if (row.kind !== 'xs2a') return;
  const { host, port, basePath, discoveryUrl, otherResourceBase } = row;
  const reading = xs2aTarget({
    ...{ edition: row.edition, origin: originOf({ host, port }), basePath, discoveryUrl, otherResourceBase },
    ...{ clientId: row.clientId, redirectUri: row.redirectUri },
    ...{ expectedRoles: row.expectedRoles, paymentProduct: row.paymentProduct },
  });
  if (!reading.ok) refuse(reading.problems.map(({ field, message }) => ({ path: field, message })));
}

function refuse(errors: readonly FieldProblem[]): never {
  throw new Problem('invalid-input', { errors });
}
