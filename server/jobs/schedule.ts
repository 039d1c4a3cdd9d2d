import { Injectable } from '@nestjs/common';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { ApiTokenEnds } from '../alerts/api-token-ends.service.js';
import { DatedAlerts } from '../alerts/dated-alerts.service.js';
import { ListenerCheck } from '../alerts/listener-check.service.js';
import { AuditCheckpoints } from '../audit/checkpoints.service.js';
import { ExpirySweep } from '../certificates/expiry-sweep.service.js';
import { Reinspections } from '../certificates/reinspections.service.js';
import { OrganisationCatchUp } from '../certificates/organisation-catch-up.service.js';
import { SecondReadings } from '../certificates/second-readings.service.js';
import { EvidenceStore } from '../evaluations/evidence-store.service.js';
import { ReCheck } from '../evaluations/re-check.service.js';
import { GrantEnds } from '../grants/grant-ends.service.js';
import { ConsentImports } from '../consents/consent-imports.service.js';
import { ConsentSweep } from '../consents/consent-sweep.service.js';
import { ConsentSync } from '../consents/consent-sync.service.js';
import { Grants } from '../grants/grants.service.js';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { MessageSender } from '../messages/message-sender.js';
import { Messages } from '../messages/messages.service.js';
import { ProbeHistory } from '../probes/history.service.js';
import { ProbeMaintenance } from '../probes/maintenance.service.js';
import { ProbeRuns } from '../probes/runs.service.js';
import { ProbeScheduler } from '../probes/scheduler.service.js';
import { Inbox } from '../notifications/inbox.service.js';
import { Clock } from '../ports/clock.js';
import { RegisterDigest } from '../register-watch/register-digest.service.js';
import { RegisterWatch } from '../register-watch/register-watch.service.js';
import { RegisterUpdates } from '../registers/register-updates.service.js';
import { ReviewExpiry, ReviewReopenings } from '../reviews/review-sweeps.service.js';
import { WaiverEnds } from '../reviews/waiver-ends.service.js';
import { SecretEnds } from '../submissions/secret-ends.service.js';
import { TrustedListUpdates } from '../trust/list-updates.service.js';
import type { JobName } from './jobs.contract.js';

/** Counts of what was done. */
export type JobResult = Readonly<Record<string, number>>;

export interface ScheduledJob {
  readonly name: JobName;
  /** Runs begin at multiples of this, counted in UTC. */
  readonly everyMs: number;
  /** By how much those turns are shifted. */
  readonly offsetMs?: number;
  /** Runs so often that only those that did something leave a row. */
  readonly frequent?: boolean;
  run(): Promise<JobResult>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const READINGS = 100;
const INSPECTIONS = 200;
/** How long the rows of finished runs are kept. */
const RUNS_KEPT_MS = 90 * DAY;
/** How long notifications are kept that were read. */
const READ_KEPT_MS = 90 * DAY;

/** What runs by itself, how often, and which service does it. */
@Injectable()
export class Schedule {
  readonly jobs: readonly ScheduledJob[];

  constructor(
    sweep: ExpirySweep,
    alertMails: AlertMails,
    secondReadings: SecondReadings,
    reCheck: ReCheck,
    evidence: EvidenceStore,
    reinspections: Reinspections,
    reviewExpiry: ReviewExpiry,
    trustedLists: TrustedListUpdates,
    registers: RegisterUpdates,
    registerWatch: RegisterWatch,
    registerDigest: RegisterDigest,
    organisations: OrganisationCatchUp,
    grants: Grants,
    consents: ConsentSweep,
    consentSync: ConsentSync,
    consentImports: ConsentImports,
    reopenings: ReviewReopenings,
    probeHistory: ProbeHistory,
    probeMaintenance: ProbeMaintenance,
    probeRuns: ProbeRuns,
    probeScheduler: ProbeScheduler,
    dated: DatedAlerts,
    listeners: ListenerCheck,
    grantEnds: GrantEnds,
    waiverEnds: WaiverEnds,
    secretEnds: SecretEnds,
    tokenEnds: ApiTokenEnds,
    sender: MessageSender,
    messages: Messages,
    checkpoints: AuditCheckpoints,
    jobRuns: JobRuns,
    inbox: Inbox,
    clock: Clock,
  ) {
    this.jobs = [
      {
        name: 'expiry-sweep',
        everyMs: HOUR,
        run: async () => {
          const { looked, raised } = await sweep.sweepExpiry(clock.now());
          const { mails, unheard } = await alertMails.write();
          return { looked, raised, mails, unheard };
        },
      },
      {
        // Each certificate is due once a day; looking every minute also gives new ones their first verdict.
        name: 're-check',
        everyMs: MINUTE,
        frequent: true,
        run: async () => ({ ...(await reCheck.due()) }),
      },
      {
        name: 'send-messages',
        everyMs: 15 * SECOND,
        frequent: true,
        run: async () => ({ ...(await sender.sendDue()) }),
      },
      {
        name: 'second-reading',
        everyMs: MINUTE,
        frequent: true,
        run: async () => readAll(secondReadings),
      },
      {
        name: 're-inspect',
        everyMs: MINUTE,
        frequent: true,
        run: async () => inspectAll(reinspections),
      },
      {
        // People are told within minutes that something is overdue; looking costs two index ranges.
        name: 'review-expiry',
        everyMs: 5 * MINUTE,
        frequent: true,
        run: async () => ({ ...(await reviewExpiry.expireDue(clock.now())) }),
      },
      {
        name: 'trusted-lists',
        everyMs: HOUR,
        run: async () => {
          const counts = await trustedLists.refreshDue();
          const { mails } = await alertMails.write();
          return { ...counts, mails };
        },
      },
      {
        // The EBA makes an edition several times a day.
        name: 'register-update',
        everyMs: 4 * HOUR,
        run: async () => {
          const counts = await registers.updateDue();
          const { mails } = await alertMails.write();
          return { ...counts, mails };
        },
      },
      {
        // An edition may also come from a file at any time; looking costs two rows.
        name: 'register-watch',
        everyMs: MINUTE,
        frequent: true,
        run: async () => {
          const counts = await registerWatch.run();
          const mails = counts.raised > 0 ? (await alertMails.write()).mails : 0;
          return { ...counts, mails };
        },
      },
      {
        name: 'register-digest',
        everyMs: 7 * DAY,
        // The first day of Unix time was a Thursday; people read this on Monday morning.
        offsetMs: 4 * DAY + 6 * HOUR,
        run: async () => ({ ...(await registerDigest.send()) }),
      },
      {
        // Once it has seen every certificate, looking costs one row.
        name: 'organisation-catch-up',
        everyMs: MINUTE,
        frequent: true,
        run: async () => ({ ...(await organisations.run()) }),
      },
      {
        // What a verdict, a date or the stop-list no longer carries is suspended, and its review opened again.
        name: 'grant-sweep',
        everyMs: MINUTE,
        frequent: true,
        run: async () => {
          const touched = await grants.suspendDue(clock.now(), async (tx, { reviewId, causes }, at) => {
            await reopenings.reopen(tx, reviewId, causes, at);
          });
          return { reviews: touched.length };
        },
      },
      {
        // Digests, quiet hours, snoozes and escalations end at a minute; looking costs two index ranges.
        name: 'alert-steps',
        everyMs: MINUTE,
        frequent: true,
        run: async () => ({ ...(await alertMails.writeDue()) }),
      },
      {
        // What else ends than certificates, and who would not hear of it.
        name: 'dated-sweep',
        everyMs: HOUR,
        run: async () => {
          const { looked, raised, settled } = await dated.sweep(
            [grantEnds, waiverEnds, secretEnds, tokenEnds],
            clock.now(),
          );
          const deaf = await listeners.check();
          const { mails } = await alertMails.write();
          return { looked, raised, settled, deaf: deaf.raised, mails };
        },
      },
      {
        // Ends and thresholds are found within minutes; looking costs one index range.
        name: 'consent-sweep',
        everyMs: 5 * MINUTE,
        frequent: true,
        run: async () => {
          const counts = await consents.sweep(clock.now());
          const mails = counts.raised > 0 ? (await alertMails.write()).mails : 0;
          return { ...counts, mails };
        },
      },
      {
        // Each consent is asked about once a day, where there is a connection; imports that were cut off go on.
        name: 'consent-sync',
        everyMs: MINUTE,
        frequent: true,
        run: async () => ({ ...(await consentSync.syncDue()), ...(await consentImports.tend()) }),
      },
      {
        // Targets are asked by their own scheduler; this marks maintenance, makes hours and days, and forgets.
        name: 'probe-history',
        everyMs: MINUTE,
        frequent: true,
        run: async () => {
          const { moved, told } = await probeMaintenance.step();
          if (told > 0) await alertMails.write();
          return {
            ...{ moved, broughtForward: await probeScheduler.bringForward() },
            abandoned: await probeRuns.abandonSilent(),
            ...{ hours: await probeHistory.rollUp(), forgotten: await probeHistory.forget() },
          };
        },
      },
      {
        name: 'audit-checkpoint',
        everyMs: HOUR,
        run: async () => ({ signed: Number(await checkpoints.sign()) }),
      },
      {
        name: 'forget-expired',
        everyMs: DAY,
        run: async () => ({
          messages: await messages.dropExpired(),
          evidence: await evidence.forget(),
          jobRuns: await jobRuns.forget(new Date(clock.now().getTime() - RUNS_KEPT_MS)),
          notifications: await inbox.forget(new Date(clock.now().getTime() - READ_KEPT_MS)),
        }),
      },
    ];
  }
}

/** Reads what waits, in batches of one transaction each. */
async function readAll(secondReadings: SecondReadings): Promise<JobResult> {
  const total = { read: 0, disagree: 0 };
  for (;;) {
    const { read, disagree } = await secondReadings.runSecondReadings(READINGS);
    total.read += read;
    total.disagree += disagree;
    if (read < READINGS) return total;
  }
}

/** Inspects what was judged by other rules or adjustments, in batches of one transaction each. */
async function inspectAll(reinspections: Reinspections): Promise<JobResult> {
  const total = { inspected: 0, changed: 0 };
  for (;;) {
    const { inspected, changed } = await reinspections.runReinspections(INSPECTIONS);
    total.inspected += inspected;
    total.changed += changed;
    if (inspected < INSPECTIONS) return total;
  }
}
