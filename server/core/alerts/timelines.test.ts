import { expect, test } from '@jest/globals';
import { isDated, type AlertKind, type AlertState, expiryAlertKind } from './alert.js';
import type { DeliveryState } from './alert-delivery.js';
import type { AlertRule } from './alert-rule.js';
import { chainOf, escalate, escalationOf, firstStepAt } from './escalation.js';
import { crossedThreshold, DAY_MS, nextCrossing } from './expiry-thresholds.js';
import { askRules, type RoutedAlert } from './match-rule.js';
import { heardKey, type Readers, routeAlert } from './route-alert.js';
import { type AlertSeverity, severityOf } from './severity.js';
import { SHIPPED_RULES } from './shipped-rules.js';
import { staysSnoozed, stoppedBecause } from './stop-rules.js';

/**
 * Random timelines of one certificate and one reader: runs that are missed, crashes at every point between two commits,
 * mail servers that are away, rules that are edited, alerts that are put off or taken care of, the certificate replaced in
 * the middle of it. The rules are those of the server, in the order in which it uses them; what is kept between two steps
 * is what the tables keep. What has to come out is said by an oracle that knows none of it.
 */
const TIMELINES = 10_000;
const HOUR_MS = 3_600_000;
const NEVER = new Date(Date.UTC(9999, 0, 1));
const OWNER = 'owner@bank.example';
const BOSS = 'everybody@bank.example';
const THRESHOLDS = [90, 60, 30, 14, 7, 3, 1, 0, -7];

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Alert {
  id: number;
  kind: AlertKind;
  threshold: number;
  severity: AlertSeverity;
  state: AlertState;
  routed: boolean;
  snoozedUntil: Date | null;
  nextStepAt: Date | null;
  escalated: number;
  raisedAt: Date;
}
interface Delivery {
  alert: Alert;
  occasion: 'raised' | 'escalated' | 'snooze-over';
  turn: number;
  recipient: string;
  dueAt: Date;
  state: DeliveryState;
}
/** What a reader found in the mailbox. */
interface Mail {
  at: number;
  recipient: string;
  threshold: number;
  occasion: Delivery['occasion'];
  delivery: Delivery;
}
interface Timeline {
  readonly mails: readonly Mail[];
  readonly rule: { thresholds: readonly number[] | null; quiet: boolean; digest: boolean };
  readonly endsAt: number;
  /** Instants at which the mail server took what there was, after everything else of that run was done. */
  readonly goodRuns: readonly number[];
  readonly crashes: readonly number[];
  readonly stoppedAt: number | null;
  /** Somebody said that they take care, or put it off, from when to when. */
  readonly silences: readonly { readonly from: number; readonly to: number; readonly threshold: number }[];
  readonly edits: readonly number[];
}

function live(seed: number): Timeline {
  const random = randomOf(seed);
  const chance = (share: number): boolean => random() < share;
  const start = Date.UTC(2026, 0, 1) + Math.floor(random() * 700) * DAY_MS;
  const endsAt = start + Math.floor(random() * 130 * 24) * HOUR_MS;
  const shape = {
    thresholds: chance(0.3) ? THRESHOLDS.filter(() => chance(0.5)).concat(30) : null,
    digest: chance(0.4),
    quiet: chance(0.3),
  };
  const [zone = 'UTC'] = ['Europe/Vilnius', 'America/New_York', 'Asia/Tokyo', 'UTC'].slice(
    Math.floor(random() * 4),
  );
  let rules: AlertRule[] = [own(shape, zone)];
  const readers: Readers = {
    owner: { address: OWNER, name: null, timeZone: zone },
    defaultRecipient: { address: BOSS, name: null, timeZone: null },
    ...{ groups: new Map(), users: new Map(), contacts: [], channels: new Set<string>() },
  };

  // What the tables keep.
  const alerts: Alert[] = [];
  const deliveries: Delivery[] = [];
  let lastThreshold: number | null = null;
  let nextAt = nextCrossing(new Date(endsAt), undefined) ?? NEVER;
  let replaced: number | null = null;
  // What the world keeps.
  const mails: Mail[] = [];
  const goodRuns: number[] = [];
  const crashes: number[] = [];
  const silences: { from: number; to: number; threshold: number }[] = [];
  const edits: number[] = [];

  const standing = () => alerts.filter(({ state }) => state !== 'superseded');
  const routedOf = (alert: Alert): RoutedAlert => ({
    ...{ kind: alert.kind, severity: alert.severity, subjectType: 'certificate', subjectId: 'one' },
    ...{ organisationId: null, tags: [], threshold: isDated(alert.kind) ? alert.threshold : null },
  });
  const write = (delivery: Omit<Delivery, 'state'>) => {
    const { alert, occasion, turn, recipient } = delivery;
    const known = deliveries.some(
      (one) =>
        one.alert === alert && one.occasion === occasion && one.turn === turn && one.recipient === recipient,
    );
    if (!known) deliveries.push({ ...delivery, state: 'pending' });
  };
  const drop = (alert: Alert) => {
    for (const delivery of deliveries)
      if (delivery.alert === alert && (delivery.state === 'pending' || delivery.state === 'waiting'))
        delivery.state = 'dropped';
  };

  const sweep = (at: Date) => {
    const notAfter = new Date(endsAt);
    if (replaced !== null || at < nextAt) return;
    const threshold = crossedThreshold(notAfter, lastThreshold === null ? [] : [lastThreshold], at);
    if (threshold === undefined) return;
    lastThreshold = threshold;
    nextAt = nextCrossing(notAfter, threshold) ?? NEVER;
    const kind = expiryAlertKind(threshold);
    const fresh: Alert = {
      ...{ id: alerts.length, kind, threshold, severity: severityOf(kind, { threshold }), state: 'open' },
      ...{ routed: false, snoozedUntil: null, nextStepAt: null, escalated: 0, raisedAt: at },
    };
    for (const earlier of standing()) {
      if (staysSnoozed(earlier, fresh.severity, at)) {
        const { snoozedUntil } = earlier;
        Object.assign(fresh, { state: 'snoozed', snoozedUntil, nextStepAt: snoozedUntil });
        if (snoozedUntil !== null)
          silences.push({ from: at.getTime(), to: snoozedUntil.getTime(), threshold });
      }
      Object.assign(earlier, { state: 'superseded', nextStepAt: null });
      drop(earlier);
    }
    alerts.push(fresh);
  };
  const step = (at: Date) => {
    for (const alert of standing()) {
      if (alert.nextStepAt === null || alert.nextStepAt > at || alert.state === 'acknowledged') continue;
      const dueAt = alert.nextStepAt;
      if (alert.state === 'snoozed') {
        Object.assign(alert, { state: 'open', snoozedUntil: null });
        const before = deliveries.filter((one) => one.alert === alert);
        if (before.length === 0) alert.routed = false;
        else {
          const turn = 1 + before.filter(({ occasion }) => occasion === 'snooze-over').length;
          for (const one of routeAlert(routedOf(alert), rules, readers, new Map(), at).planned)
            write({ alert, occasion: 'snooze-over', turn, recipient: one.recipient, dueAt: one.dueAt });
        }
      }
      const chain = chainOf(askRules(rules, routedOf(alert)));
      const next = escalate(chain, alert.escalated, dueAt, at);
      for (const one of escalationOf(next.taken, routedOf(alert), readers, at))
        write({
          ...{ alert, occasion: 'escalated', turn: next.escalated },
          ...{ recipient: one.recipient, dueAt: one.dueAt },
        });
      Object.assign(alert, { escalated: next.escalated, nextStepAt: next.nextStepAt });
    }
  };
  const route = (at: Date) => {
    for (const alert of standing()) {
      if (alert.state !== 'open' || alert.routed) continue;
      const heard = new Map<string, number>();
      for (const { alert: earlier, recipient, state } of deliveries)
        if (state === 'sent' && earlier.threshold > alert.threshold) {
          const key = heardKey('email', recipient);
          heard.set(key, Math.min(heard.get(key) ?? Infinity, earlier.threshold));
        }
      const routing = routeAlert(routedOf(alert), rules, readers, heard, at);
      for (const one of routing.planned)
        write({ alert, occasion: 'raised', turn: 1, recipient: one.recipient, dueAt: one.dueAt });
      alert.routed = true;
      const [first] = routing.planned;
      if (first) alert.nextStepAt = firstStepAt(chainOf(routing.asked), first.dueAt);
    }
  };
  const dispatch = (at: Date) => {
    for (const delivery of deliveries) {
      if (delivery.state !== 'pending' || delivery.dueAt > at) continue;
      delivery.state = stoppedBecause(delivery.alert, delivery.occasion, at) ? 'dropped' : 'waiting';
    }
  };
  /** False when the process died after the mail server had accepted and before that was written down. */
  const send = (at: Date, dies: () => boolean): boolean => {
    for (const delivery of deliveries) {
      if (delivery.state !== 'waiting') continue;
      const { alert, recipient, occasion } = delivery;
      if (alert.state !== 'acknowledged' && stoppedBecause(alert, occasion, at) !== undefined) {
        delivery.state = 'dropped';
        continue;
      }
      mails.push({ at: at.getTime(), recipient, threshold: alert.threshold, occasion, delivery });
      if (dies()) return false;
      delivery.state = 'sent';
    }
    return true;
  };

  const last = endsAt + 40 * DAY_MS;
  let now = start;
  // Some installations are looked after hourly, some stand still for days.
  while (now < last) {
    const outage = chance(0.02);
    now += outage ? Math.floor(random() * 20 * 24) * HOUR_MS : Math.floor(1 + random() * 24) * HOUR_MS;
    const at = new Date(now);
    // People.
    const open = standing().filter(({ state }) => state === 'open')[0];
    if (open && chance(0.002)) {
      Object.assign(open, { state: 'acknowledged', nextStepAt: null });
      for (const one of deliveries) if (one.alert === open && one.state === 'pending') one.state = 'dropped';
      silences.push({ from: now, to: Infinity, threshold: open.threshold });
    } else if (open && chance(0.002)) {
      const until = new Date(now + Math.floor(1 + random() * 20) * DAY_MS);
      Object.assign(open, { state: 'snoozed', snoozedUntil: until, nextStepAt: until });
      drop(open);
      silences.push({ from: now, to: until.getTime(), threshold: open.threshold });
    }
    if (chance(0.002)) {
      shape.digest = !shape.digest;
      rules = [own(shape, zone)];
      edits.push(now);
    }
    if (replaced === null && chance(0.001)) {
      replaced = now;
      for (const alert of standing()) {
        Object.assign(alert, { state: 'superseded', nextStepAt: null });
        drop(alert);
      }
    }
    // The process, which may die between any two commits.
    const dies = () => {
      const dead = chance(0.02);
      if (dead) crashes.push(now);
      return dead;
    };
    sweep(at);
    if (dies()) continue;
    step(at);
    if (dies()) continue;
    route(at);
    if (dies()) continue;
    dispatch(at);
    if (dies() || chance(0.1)) continue;
    if (send(at, dies)) goodRuns.push(now);
  }
  return { mails, rule: shape, endsAt, goodRuns, crashes, stoppedAt: replaced, silences, edits };
}

const own = (shape: Timeline['rule'], timeZone: string): AlertRule => ({
  ...(SHIPPED_RULES.find(({ id }) => id === 'certificates-ended') as AlertRule),
  ...{ id: 'own', match: { ...NO_MATCH }, thresholds: shape.thresholds, timeZone },
  timing: shape.digest ? 'digest' : 'immediate',
  quietHours: shape.quiet ? { from: '20:00', to: '07:30', exceptCritical: false } : null,
});
const NO_MATCH = {
  ...{ kinds: [], severities: [], subjectTypes: [], subjectIds: [], organisationIds: [], tags: [] },
};

/** Longest wait for a working morning: over a weekend, and the quiet hours behind it. */
const LONGEST_WAIT_MS = 4 * DAY_MS;

/** What is wrong with a timeline, by somebody who only knows the promise. */
function broken({ mails, rule, endsAt, goodRuns, crashes, stoppedAt, silences }: Timeline): string[] {
  const wrong: string[] = [];
  const told = rule.thresholds ?? THRESHOLDS;
  const toOwner = mails.filter(({ recipient, occasion }) => recipient === OWNER && occasion !== 'escalated');
  for (const threshold of THRESHOLDS) {
    if (!told.includes(threshold)) continue;
    const crossed = endsAt - threshold * DAY_MS;
    // It matters until the next one is crossed, which tells it too, or until it is put right.
    const later = THRESHOLDS.find((other) => other < threshold && told.includes(other));
    const until = Math.min(
      later === undefined ? endsAt + 30 * DAY_MS : endsAt - later * DAY_MS,
      stoppedAt ?? Infinity,
    );
    // One run that saw it, and one after the longest wait that was done; a later threshold that is crossed meanwhile
    // takes its place and waits for a morning of its own.
    const runFrom = (instant: number) => goodRuns.find((at) => at >= instant);
    let seen = runFrom(crossed);
    let done: number | undefined;
    for (let before: number | undefined; seen !== undefined && seen !== before;) {
      before = seen;
      done = runFrom(seen + LONGEST_WAIT_MS);
      if (done === undefined) break;
      const [by] = [done];
      const newest = Math.max(...THRESHOLDS.map((days) => endsAt - days * DAY_MS).filter((at) => at <= by));
      seen = Math.max(seen, runFrom(newest) ?? seen);
    }
    if (done === undefined || done >= until) continue;
    const takenCareOf = silences.some(
      (one) =>
        one.to === Infinity &&
        one.threshold <= threshold &&
        one.threshold > (later ?? -Infinity) &&
        one.from <= done,
    );
    const putOff = silences.some((one) => one.to !== Infinity && one.from <= done && one.to >= crossed);
    if (takenCareOf || putOff) continue;
    if (!toOwner.some(({ at }) => at >= crossed && at <= done)) wrong.push(`${threshold} was never heard`);
  }
  // Once each, and once more for a crash between acceptance and commit.
  const copies = new Map<Delivery, number[]>();
  for (const { delivery, at } of mails) copies.set(delivery, [...(copies.get(delivery) ?? []), at]);
  for (const [{ alert }, times] of copies) {
    const excused = times.slice(0, -1).filter((at) => crashes.includes(at)).length;
    if (times.length - 1 > excused) wrong.push(`${alert.threshold} was told ${times.length} times`);
  }
  const raised = new Map<string, number>();
  for (const delivery of copies.keys())
    if (delivery.occasion === 'raised') {
      const key = `${delivery.recipient} ${delivery.alert.threshold}`;
      raised.set(key, (raised.get(key) ?? 0) + 1);
    }
  for (const [key, times] of raised) if (times > 1) wrong.push(`${key} was raised ${times} times`);
  // Nothing after its stop rule.
  for (const { at, threshold, recipient, occasion } of mails) {
    if (stoppedAt !== null && at >= stoppedAt) wrong.push(`${threshold} was told after it was put right`);
    // Of what ended long ago nobody begins to tell; the first good run after that empties what was begun.
    const end = endsAt + 30 * DAY_MS + LONGEST_WAIT_MS;
    if (occasion === 'raised' && silences.length === 0 && goodRuns.some((run) => run > end && run < at))
      wrong.push(`${threshold} was told long after the end`);
    // The end of what was put off escalates at once.
    const woke = silences.some((one) => one.threshold === threshold && one.to <= at);
    const early = at < endsAt - threshold * DAY_MS + DAY_MS && !woke;
    if (recipient === BOSS && (occasion !== 'escalated' || early))
      wrong.push(`${threshold} was escalated before its time`);
    const asleep = silences.find(
      (one) => one.threshold === threshold && one.to !== Infinity && at > one.from && at < one.to,
    );
    const taken = silences.some(
      (one) =>
        one.threshold === threshold &&
        one.to === Infinity &&
        one.from <= at &&
        asleep &&
        one.from >= asleep.from,
    );
    if (asleep && !taken) wrong.push(`${threshold} was told while it was put off`);
  }
  return wrong;
}

test(`in ${TIMELINES} random timelines every threshold is heard while it matters, once, and never after its stop rule`, () => {
  const failures: string[] = [];
  let mails = 0;
  let doubles = 0;
  let crashes = 0;
  for (let seed = 1; seed <= TIMELINES && failures.length < 10; seed++) {
    const timeline = live(seed);
    mails += timeline.mails.length;
    crashes += timeline.crashes.length;
    doubles += timeline.mails.length - new Set(timeline.mails.map(({ delivery }) => delivery)).size;
    failures.push(...broken(timeline).map((what) => `seed ${seed}: ${what}`));
  }
  expect(failures).toEqual([]);
  // The timelines are no easy ones.
  expect(mails).toBeGreaterThan(TIMELINES * 2);
  expect(crashes).toBeGreaterThan(TIMELINES);
  expect(doubles).toBeGreaterThan(TIMELINES / 100);
});
