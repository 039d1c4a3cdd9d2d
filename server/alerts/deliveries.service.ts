import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ALERT_KINDS } from '../core/alerts/alert.js';
import { DELIVERY_OCCASIONS, DELIVERY_STATES, RECIPIENT_KINDS } from '../core/alerts/alert-delivery.js';
import { ALERT_SEVERITIES } from '../core/alerts/severity.js';
import { Database } from '../platform/database/database.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { AlertDeliveryEntity } from './alert-delivery.entity.js';
import { alertsOf } from './alert-dispatch.service.js';
import type { DeliveryRow } from './deliveries.contract.js';

/** The column of the alert is one of the values. */
const ofAlert = <Value extends string>(column: 'kind' | 'severity', value: z.ZodType<Value>) =>
  where(z.union([z.array(value).max(100), value.transform((one) => [one])]), (source, values) =>
    source.andWhere(
      `${source.alias}.alertId IN (SELECT "id" FROM "alert" WHERE "${column}" IN (:...alert_${column}))`,
      // `IN ()` is not SQL everywhere; nothing has no kind.
      { [`alert_${column}`]: (values as string[]).length === 0 ? [''] : values },
    ),
  );

export const DELIVERY_LIST = defineList({
  key: 'id',
  sort: { createdAt: true, dueAt: true, state: true, recipient: true, settledAt: { nullable: true } },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('recipient', 'ruleName', 'reason'),
    alertId: oneOf(id),
    alertKind: ofAlert('kind', z.enum(ALERT_KINDS)),
    severity: ofAlert('severity', z.enum(ALERT_SEVERITIES)),
    occasion: oneOf(z.enum(DELIVERY_OCCASIONS)),
    channel: oneOf(z.string()),
    recipient: oneOf(z.string()),
    recipientIs: oneOf(z.enum(RECIPIENT_KINDS)),
    ruleId: oneOf(z.string()),
    state: oneOf(z.enum(DELIVERY_STATES)),
    messageId: oneOf(id),
    createdAt_gte: notBefore('createdAt'),
    createdAt_lt: before('createdAt'),
    dueAt_gte: notBefore('dueAt'),
    dueAt_lt: before('dueAt'),
  },
});

/** Who was told what, through which channel, and how far it got. */
@Injectable()
export class Deliveries {
  constructor(private readonly db: Database) {}

  async list(query: ListQuery): Promise<Page<DeliveryRow>> {
    const source = this.db.read(AlertDeliveryEntity).createQueryBuilder('delivery');
    const page = await findPage(source, DELIVERY_LIST, query);
    const alerts = await alertsOf(this.db.manager, page.rows);
    return page.with(
      page.rows.flatMap((row) => {
        const alert = alerts.get(row.alertId);
        if (alert === undefined) return [];
        return [{ ...row, alertTitle: alert.title, alertKind: alert.kind, severity: alert.severity }];
      }),
    );
  }
}
