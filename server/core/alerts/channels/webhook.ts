import type { Channel } from './channel.js';

/** The event as it is; signed by whoever sends it (Standard Webhooks). */
export const webhook: Channel = {
  kind: 'webhook',
  secret: 'signs',
  takesTemplate: false,
  compose: ({ type, at, ...event }, { url, headers }) => ({
    ok: true,
    call: {
      url,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ type, timestamp: at, data: event }),
    },
  }),
};
