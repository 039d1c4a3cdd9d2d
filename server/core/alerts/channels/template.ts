import { oneLine } from '../mail-text.js';
import type { Channel, ChannelSettings } from './channel.js';
import type { ChannelEvent } from './channel-event.js';
import { factsOf, manyLines, severityText } from './shape-text.js';

/** What stands between `{{` and `}}`. */
export const PLACEHOLDERS = [
  'title',
  'text',
  'link',
  'acknowledgeLink',
  'severity',
  'sign',
  'type',
  'at',
  'facts',
  'secret',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Where an administrator may start from. */
export const TEMPLATE_EXAMPLES = [
  {
    id: 'telegram',
    name: 'Telegram',
    url: 'https://api.telegram.org/bot{{secret}}/sendMessage',
    headers: {},
    template: JSON.stringify(
      { chat_id: '-1001234567890', text: '{{sign}}\n{{title}}\n\n{{text}}\n\n{{link}}' },
      undefined,
      2,
    ),
  },
  {
    id: 'mattermost',
    name: 'Mattermost, Rocket.Chat',
    url: 'https://chat.example/hooks/{{secret}}',
    headers: {},
    template: JSON.stringify({ text: '{{sign}}: {{title}}\n{{text}}\n{{link}}' }, undefined, 2),
  },
  {
    id: 'pagerduty',
    name: 'PagerDuty',
    url: 'https://events.pagerduty.com/v2/enqueue',
    headers: {},
    template: JSON.stringify(
      {
        routing_key: '{{secret}}',
        event_action: 'trigger',
        payload: { summary: '{{title}}', source: 'Qwarden', severity: '{{severity}}' },
        links: [{ href: '{{link}}', text: 'Qwarden' }],
      },
      undefined,
      2,
    ),
  },
  {
    id: 'bearer',
    name: 'JSON with a bearer token',
    url: 'https://alerts.example/in',
    headers: { authorization: 'Bearer {{secret}}' },
    template: JSON.stringify({ subject: '{{title}}', body: '{{text}}', url: '{{link}}' }, undefined, 2),
  },
] as const;

const PLACEHOLDER = /\{\{\s*([A-Za-z]+)\s*\}\}/g;
const DEEPEST = 20;

/** JSON as an administrator wrote it. Only texts are filled in, so whatever a name contains, it stays valid JSON. */
export const template: Channel = {
  kind: 'template',
  secret: 'fills-in',
  takesTemplate: true,
  compose(event, settings) {
    const parsed = parseTemplate(settings.template ?? '');
    if (!parsed.ok) return parsed;
    const values = valuesOf(event, settings);
    const fill = (text: string, convert = (value: string) => value): string =>
      text.replace(PLACEHOLDER, (_, name: string) => convert(values[name as Placeholder] ?? ''));
    const headers = Object.fromEntries(
      // A header is one line; a name with a line end would be a second header.
      Object.entries(settings.headers).map(([name, value]) => [name, oneLine(fill(value), 2_000)]),
    );
    return {
      ok: true,
      call: {
        url: settings.url.replace(PLACEHOLDER, (_, name: string) => inUrl(values[name as Placeholder] ?? '')),
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(filled(parsed.value, fill)),
      },
    };
  },
};

export type ParsedTemplate =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Whether a template is JSON whose placeholders are known. */
export function parseTemplate(text: string): ParsedTemplate {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'The template is not JSON.' };
  }
  if (depthOf(value) > DEEPEST)
    return { ok: false, problem: `The template is nested deeper than ${DEEPEST}.` };
  const unknown = unknownPlaceholder(text);
  return unknown === undefined
    ? { ok: true, value }
    : { ok: false, problem: `The placeholder {{${unknown}}} is not known.` };
}

export const unknownPlaceholder = (text: string): string | undefined =>
  [...text.matchAll(PLACEHOLDER)]
    .map(([, name]) => name ?? '')
    .find((name) => !(PLACEHOLDERS as readonly string[]).includes(name));

function valuesOf(event: ChannelEvent, { secret }: ChannelSettings): Record<Placeholder, string> {
  return {
    title: oneLine(event.title, 300),
    text: manyLines(event.text),
    link: event.link,
    acknowledgeLink: event.acknowledgeLink ?? event.link,
    severity: event.severity,
    sign: severityText(event),
    type: event.type,
    at: event.at,
    facts: factsOf(event)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    secret: secret ?? '',
  };
}

/** A token such as `123:ABC` keeps its colon; what could begin another part of the URL is encoded. */
const inUrl = (text: string): string => encodeURIComponent(text).replace(/%3A/g, ':');

function filled(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((one) => filled(one, fill));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, fill)]));
  return value;
}

function depthOf(value: unknown, depth = 0): number {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return depth;
  return Math.max(depth + 1, ...Object.values(value).map((one) => depthOf(one, depth + 1)));
}
