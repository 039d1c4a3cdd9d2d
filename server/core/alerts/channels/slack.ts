import { oneLine } from '../mail-text.js';
import { CHANNEL_WORDS } from '../words/channel-words.js';
import type { Channel } from './channel.js';
import { factsOf, manyLines, severityText } from './shape-text.js';

/** Slack's incoming webhooks: `text` for notifications, blocks for the channel. Limits are Slack's. */
export const slack: Channel = {
  kind: 'slack',
  secret: 'none',
  takesTemplate: false,
  compose(event, { url }) {
    const title = oneLine(event.title, 140);
    const facts = factsOf(event);
    const words = CHANNEL_WORDS[event.language ?? 'en'];
    const links = [
      { text: words.open, url: event.link },
      ...(event.acknowledgeLink === undefined
        ? []
        : [{ text: words.acknowledge, url: event.acknowledgeLink }]),
    ];
    const text = manyLines(event.text);
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      { type: 'context', elements: [{ type: 'plain_text', text: severityText(event), emoji: true }] },
      ...(text === '' ? [] : [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }]),
      ...(facts.length === 0
        ? []
        : [
            {
              type: 'section',
              fields: facts.map(([name, value]) => ({
                type: 'plain_text',
                text: `${name}\n${value}`,
                emoji: false,
              })),
            },
          ]),
      {
        type: 'actions',
        elements: links.map((link) => ({
          type: 'button',
          text: { type: 'plain_text', text: link.text, emoji: false },
          url: link.url,
        })),
      },
    ];
    return {
      ok: true,
      call: {
        url,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        // In `text` these three would be control characters of Slack's own markup.
        body: JSON.stringify({ text: escapeSlack(`${severityText(event)}: ${title}`), blocks }),
      },
    };
  },
};

const escapeSlack = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
