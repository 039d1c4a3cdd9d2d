import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { EMAIL_CHANNEL, type AlertRule } from '../core/alerts/alert-rule.js';
import { DAY_MS } from '../core/alerts/expiry-thresholds.js';
import { previewRule } from '../core/alerts/preview-rule.js';
import { routeAlert } from '../core/alerts/route-alert.js';
import { composeRuleTestMail } from '../core/alerts/told-together-mail.js';
import type { Actor } from '../core/audit/actor.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { AlertLanguages } from './alert-languages.service.js';
import { AlertReaders } from './alert-readers.service.js';
import type { AlertRulePreviewRow, PreviewAlertRule, RuleTestResult } from './alert-rules.contract.js';
import { AlertEntity } from './alert.entity.js';
import { bouncedAddresses } from './bounced.js';
import { problemsOfRule } from './listener-problems.js';
import { rulesInForce } from './rules-in-force.js';

/** More alerts of the past than these are not looked at. */
const MOST = 5_000;
const SAMPLE = 20;
/** The name of a rule that is not saved yet. */
const DRAFT = 'draft';

/** What a rule would do, before it does it. */
@Injectable()
export class AlertRulePreviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly readers: AlertReaders,
    private readonly messages: Messages,
    private readonly languages: AlertLanguages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Nothing is written, and nobody is told. */
  async preview({ definition, id = DRAFT, days }: PreviewAlertRule): Promise<AlertRulePreviewRow> {
    const db = this.db.manager;
    const at = this.clock.now();
    const from = new Date(at.getTime() - days * DAY_MS);
    const others = await rulesInForce(db);
    const position = others.find((rule) => rule.id === id)?.position ?? -1;
    const draft: AlertRule = { ...definition, id, position };
    const rules = [...others.filter((rule) => rule.id !== id), draft];
    const raised = await db.find(AlertEntity, {
      where: { raisedAt: MoreThanOrEqual(from) },
      order: { raisedAt: 'DESC', id: 'ASC' },
      take: MOST + 1,
    });
    const open = await db.find(AlertEntity, {
      where: { state: In(['open', 'snoozed']) },
      order: { endsAt: 'ASC', id: 'ASC' },
      take: MOST,
    });
    const book = await this.readers.book(db, rules, [...raised, ...open]);
    const past = raised.slice(0, MOST).map((alert) => ({
      ...{ alert: book.routed(alert), readers: book.of(alert), raisedAt: alert.raisedAt },
    }));
    const today = open.flatMap((alert) => {
      const routing = routeAlert(book.routed(alert), rules, book.of(alert), new Map(), at);
      const asked = routing.asked.find(({ rule }) => rule.id === id)?.outcome;
      return asked === 'tells' || asked === 'mutes' ? [{ alert, routing }] : [];
    });
    const preview = previewRule(id, rules, past);
    return {
      past: {
        ...{ days, from, alerts: preview.alerts, messages: preview.messages },
        complete: raised.length <= MOST,
        byRecipient: [...preview.byRecipient],
        byDay: [...preview.byDay],
      },
      today: {
        alerts: today.length,
        nobody: today.filter(({ routing }) => !routing.cared).length,
        sample: today.slice(0, SAMPLE).map(({ alert, routing }) => ({
          ...{ id: alert.id, title: alert.title, severity: alert.severity },
          recipients: routing.muted
            ? []
            : routing.planned.filter(({ rule }) => rule.id === id).map(({ recipient }) => recipient),
        })),
      },
      problems: problemsOfRule(draft, book, await bouncedAddresses(db, at)),
    };
  }

  /** Tells everybody whom the rule names by itself that it reaches them; owners and contacts are left in peace. */
  async test(id: string, actor: Actor): Promise<RuleTestResult> {
    const rule = (await rulesInForce(this.db.manager)).find((one) => one.id === id);
    if (rule === undefined) throw new Problem('alert-rule-not-found');
    return this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const book = await this.readers.book(tx, [rule], []);
      const problems = problemsOfRule(rule, book, await bouncedAddresses(tx, at));
      const readers = [
        ...rule.to.userIds.flatMap((user) => book.shared.users.get(user) ?? []),
        ...[...rule.to.groupIds, ...rule.escalation.flatMap(({ groupIds }) => groupIds)].flatMap(
          (group) => book.shared.groups.get(group) ?? [],
        ),
        ...(rule.to.defaultRecipient !== 'never' && book.shared.defaultRecipient
          ? [book.shared.defaultRecipient]
          : []),
      ];
      const channels = [...new Set([...rule.channels, ...rule.escalation.flatMap((step) => step.channels)])];
      const { baseUrl } = this.config;
      const targets = channels.flatMap((channel) =>
        channel === EMAIL_CHANNEL
          ? [...new Set(readers.map(({ address }) => address))].map((recipient) => ({ channel, recipient }))
          : book.shared.channels.has(channel)
            ? [{ channel, recipient: channel }]
            : [],
      );
      const languageOf = await this.languages.of(tx, targets);
      const sent: RuleTestResult['sent'] = [];
      for (const { channel, recipient } of targets) {
        const language = languageOf({ channel, recipient });
        const content = composeRuleTestMail({
          ...{ baseUrl, language, ruleName: rule.name, requestedBy: actor.name },
        });
        const messageId = await this.messages.enqueue(tx, {
          ...{ kind: 'test', to: recipient, content, at },
          ...(channel !== EMAIL_CHANNEL && { channel }),
          payload: {
            language,
            event: {
              language,
              ...{ type: 'test', severity: 'info', title: content.subject, text: content.text },
              ...{
                link: `${baseUrl}/alerts/rules/${id}`,
                at: at.toISOString(),
                facts: {},
                data: { ruleId: id },
              },
            },
          },
        });
        sent.push({ channel, recipient, messageId });
      }
      await this.audit.record(tx, {
        ...{ actor, at, action: 'alert-rule.test', subjectType: 'alert-rule', subjectId: id },
        details: { name: rule.name, to: targets.map(({ recipient }) => recipient) },
      });
      return { sent, problems: [...problems] };
    });
  }
}
