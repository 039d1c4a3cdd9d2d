import { Injectable } from '@nestjs/common';
import { judgeAnswer } from '../../core/alerts/channels/answer.js';
import type { ChannelEvent } from '../../core/alerts/channels/channel-event.js';
import { channelOf } from '../../core/alerts/channels/channels.js';
import type { DeliveryOutcome } from '../../core/alerts/delivery.js';
import { Egress, type EgressOutcome } from '../../ports/egress.js';
import { AlertChannelStore } from '../alert-channel-store.js';
import type { Sender, Sending } from './sender.js';
import { signatureHeaders } from './webhook-signature.js';

const DEADLINE_MS = 10_000;
const LONGEST_ANSWER_BYTES = 64 * 1024;

const never = (response: string): DeliveryOutcome => ({ outcome: 'refused', permanent: true, response });

/** Everything that is told by an HTTP request: webhooks and chats. */
@Injectable()
export class ChannelSender implements Sender {
  readonly configured = true;
  readonly deadlineMs = DEADLINE_MS + 1_000;
  readonly concurrent = 2;

  constructor(
    private readonly channels: AlertChannelStore,
    private readonly egress: Egress,
  ) {}

  async send({ message, content, payload, at }: Sending): Promise<DeliveryOutcome> {
    const opened = await this.channels.open(message.channel);
    if (!opened.ok) return never(opened.problem);
    const { kind, settings } = opened;
    const channel = channelOf(kind);
    const composed = channel.compose(payload.event ?? eventOf(content, message.createdAt), settings);
    if (!composed.ok) return never(composed.problem);
    const { url, headers, body } = composed.call;
    const signed =
      channel.secret === 'signs' ? signatureHeaders(message.id, at, body, settings.secret) : undefined;
    const outcome = await this.egress.fetch({
      ...{ url, method: 'POST', purpose: 'webhook' },
      headers: { ...headers, ...signed },
      body: new TextEncoder().encode(body),
      limits: { bodyBytes: LONGEST_ANSWER_BYTES, totalMs: DEADLINE_MS, redirects: 0 },
    });
    return withoutSecrets(judgeOutcome(outcome), [url, settings.url, settings.secret ?? '']);
  }
}

/** Whoever wrote only words is told as words. */
const eventOf = (
  { subject, text }: { readonly subject: string; readonly text: string },
  at: Date,
): ChannelEvent => ({
  ...{ type: 'message', severity: 'info', title: subject, text },
  ...{ link: '', at: at.toISOString(), facts: {}, data: {} },
});

function judgeOutcome(outcome: EgressOutcome): DeliveryOutcome {
  switch (outcome.outcome) {
    case 'ok':
      return judgeAnswer(outcome.status, new TextDecoder().decode(outcome.bytes));
    case 'refused-url':
    case 'refused-address':
    case 'too-many-redirects':
      return never(outcome.message);
    case 'too-large':
    case 'encoded':
      return { outcome: 'refused', permanent: false, response: outcome.message };
    default:
      return { outcome: 'unreachable', reason: outcome.message };
  }
}

/** The address of a channel is a secret, and answers may repeat it. */
function withoutSecrets(outcome: DeliveryOutcome, secrets: readonly string[]): DeliveryOutcome {
  const clean = (text: string): string =>
    secrets.filter((one) => one.length >= 8).reduce((rest, one) => rest.replaceAll(one, '…'), text);
  return outcome.outcome === 'unreachable'
    ? { ...outcome, reason: clean(outcome.reason) }
    : { ...outcome, response: clean(outcome.response) };
}
