import { z } from 'zod';
import { ALERT_KINDS } from '../core/alerts/alert.js';
import { DELIVERY_OCCASIONS, DELIVERY_STATES, RECIPIENT_KINDS } from '../core/alerts/alert-delivery.js';
import { RULE_TIMINGS } from '../core/alerts/alert-rule.js';
import { ALERT_SEVERITIES } from '../core/alerts/severity.js';
import { instant } from '../platform/http/common.contract.js';

/** One alert told to one recipient through one channel on one occasion. */
export const deliverySchema = z
  .object({
    id: z.uuid(),
    alertId: z.uuid(),
    alertTitle: z.string(),
    alertKind: z.enum(ALERT_KINDS),
    severity: z.enum(ALERT_SEVERITIES),
    occasion: z.enum(DELIVERY_OCCASIONS),
    turn: z
      .int()
      .meta({ description: 'Of an escalation the step, of a snooze which one it was; 1 otherwise.' }),
    channel: z.string().meta({ description: '`email`, or the id of an alert channel.' }),
    /** An address; of another channel, its id. */
    recipient: z.string(),
    recipientIs: z.enum(RECIPIENT_KINDS),
    /** The rule that wanted it, as it was called then. */
    ruleId: z.string(),
    ruleName: z.string(),
    timing: z.enum(RULE_TIMINGS),
    timeZone: z.string(),
    dueAt: instant,
    state: z.enum(DELIVERY_STATES),
    /** Why it waits, was dropped or failed; empty when there is nothing to say. */
    reason: z.string(),
    /** Row of the outbox that carries it, several deliveries at once where they were grouped. */
    messageId: z.uuid().nullable(),
    createdAt: instant,
    /** When it was sent, dropped or given up. */
    settledAt: instant.nullable(),
  })
  .meta({ id: 'AlertDelivery' });

export type Delivery = z.output<typeof deliverySchema>;
export type DeliveryRow = z.input<typeof deliverySchema>;

export {
  DELIVERY_OCCASIONS,
  DELIVERY_STATES,
  RECIPIENT_KINDS,
  type DeliveryOccasion,
  type DeliveryState,
  type RecipientKind,
} from '../core/alerts/alert-delivery.js';
