import type { Channel } from './channel.js';
import { slack } from './slack.js';
import { teams } from './teams.js';
import { template } from './template.js';
import { webhook } from './webhook.js';

/** Every way to tell beside e-mail. */
export const CHANNELS = [webhook, slack, teams, template] as const satisfies readonly Channel[];

export const CHANNEL_KINDS = ['webhook', 'slack', 'teams', 'template'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

const BY_KIND = new Map<string, Channel>(CHANNELS.map((channel) => [channel.kind, channel]));

export function channelOf(kind: ChannelKind): Channel {
  const channel = BY_KIND.get(kind);
  if (!channel) throw new Error(`There is no channel ${kind}.`);
  return channel;
}
