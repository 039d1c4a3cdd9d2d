import { Injectable } from '@nestjs/common';
import { chainOf, escalationOf } from '../core/alerts/escalation.js';
import { routeAlert } from '../core/alerts/route-alert.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { AlertReaders } from './alert-readers.service.js';
import type { AlertAudienceRow } from './alert-rules.contract.js';
import { AlertEntity } from './alert.entity.js';
import { bouncedAddresses } from './bounced.js';
import { problemsOfRule } from './listener-problems.js';
import { rulesInForce } from './rules-in-force.js';

const HOUR_MS = 3_600_000;

/** Who would be told of an alert, without telling anybody. */
@Injectable()
export class AlertAudiences {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly readers: AlertReaders,
  ) {}

  /** As if it were raised now. */
  async of(id: string): Promise<AlertAudienceRow> {
    const db = this.db.manager;
    const alert = await db.findOneBy(AlertEntity, { id });
    if (!alert) throw new Problem('alert-not-found');
    const at = this.clock.now();
    const rules = await rulesInForce(db);
    const book = await this.readers.book(db, rules, [alert]);
    const routed = book.routed(alert);
    const routing = routeAlert(routed, rules, book.of(alert), new Map(), at);
    const bounced = await bouncedAddresses(db, at);
    const telling = routing.asked.filter(({ outcome }) => outcome === 'tells').map(({ rule }) => rule);
    const chain = chainOf(routing.asked);
    const leavesOut = (thresholds: readonly number[] | null): boolean =>
      routed.threshold !== null &&
      thresholds !== null &&
      !thresholds.some((one) => one >= (routed.threshold ?? 0));
    return {
      recipients: (routing.muted ? [] : routing.planned).map(({ rule, ...one }) => ({
        ...one,
        ...{ ruleId: rule.id, ruleName: rule.name },
      })),
      escalation: chain.map((link, i) => ({
        step: i + 1,
        at: new Date(alert.raisedAt.getTime() + link.step.afterHours * HOUR_MS),
        ruleName: link.rule.name,
        recipients: escalationOf([link], routed, book.of(alert), at).map(({ recipient }) => recipient),
      })),
      rules: routing.asked.map(({ rule, outcome }) => ({
        ...{ id: rule.id, name: rule.name },
        outcome:
          outcome === 'tells' && leavesOut(rule.thresholds) ? ('threshold-not-told' as const) : outcome,
      })),
      muted: routing.muted,
      nobody: !routing.muted && !routing.cared,
      problems: [
        ...telling.flatMap((rule) => problemsOfRule(rule, book, bounced)),
        ...(alert.ownerEmail !== null && bounced.has(alert.ownerEmail)
          ? [{ code: 'address-bounced' as const, about: alert.ownerEmail }]
          : []),
      ],
    };
  }
}
