import { oneLine } from '../mail-text.js';
import { CHANNEL_WORDS } from '../words/channel-words.js';
import type { Channel } from './channel.js';
import { factsOf, manyLines, severityText } from './shape-text.js';

const COLOURS = { info: 'accent', warning: 'warning', critical: 'attention' } as const;

/** Microsoft Teams (Workflows): one Adaptive Card. */
export const teams: Channel = {
  kind: 'teams',
  secret: 'none',
  takesTemplate: false,
  compose(event, { url }) {
    const line = (text: string, more: object = {}) => ({
      type: 'TextBlock',
      text: escapeMarkdown(text),
      wrap: true,
      ...more,
    });
    const words = CHANNEL_WORDS[event.language ?? 'en'];
    const card = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.4',
      body: [
        line(severityText(event), { color: COLOURS[event.severity], weight: 'bolder', size: 'small' }),
        line(oneLine(event.title, 200), { weight: 'bolder', size: 'medium' }),
        line(manyLines(event.text)),
        {
          type: 'FactSet',
          facts: factsOf(event).map(([title, value]) => ({ title, value: escapeMarkdown(value) })),
        },
      ],
      actions: [
        { type: 'Action.OpenUrl', title: words.open, url: event.link },
        ...(event.acknowledgeLink === undefined
          ? []
          : [{ type: 'Action.OpenUrl', title: words.acknowledge, url: event.acknowledgeLink }]),
      ],
    };
    return {
      ok: true,
      call: {
        url,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          type: 'message',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
        }),
      },
    };
  },
};

/** Cards read a little Markdown; a name must not become a link. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>]/g, (one) => `\\${one}`);
