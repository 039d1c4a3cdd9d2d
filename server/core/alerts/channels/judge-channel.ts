import type { EgressPolicy } from '../../egress/egress-policy.js';
import { judgeUrl } from '../../egress/url.js';
import { channelOf, type ChannelKind } from './channels.js';
import { parseTemplate, unknownPlaceholder } from './template.js';

export interface ChannelDraft {
  readonly kind: ChannelKind;
  readonly url: string;
  readonly secret: string | null;
  readonly template: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ChannelMistake {
  readonly path: string;
  readonly message: string;
}

const PLACEHOLDER = /\{\{\s*[A-Za-z]+\s*\}\}/g;
/** Ours, or those of the connection. */
const RESERVED_HEADER = /^(webhook-.*|content-type|content-length|host|connection|transfer-encoding)$/i;

/** What keeps a channel from working, as far as can be seen without calling it. */
export function judgeChannel(draft: ChannelDraft, policy: EgressPolicy): readonly ChannelMistake[] {
  const { kind, url, secret, template, headers } = draft;
  const { takesTemplate, secret: use } = channelOf(kind);
  const mistakes: ChannelMistake[] = [];
  const add = (path: string, message: string) => mistakes.push({ path, message });

  // With something harmless where the secret will stand.
  const verdict = judgeUrl(takesTemplate ? url.replace(PLACEHOLDER, 'x') : url, policy);
  if (!verdict.ok) add('url', verdict.message);
  else if (verdict.target.protocol !== 'https:' && !policy.allowLoopback)
    add('url', 'does not begin with https://: what is told would be readable on the way.');
  if (takesTemplate && unknownPlaceholder(url) !== undefined)
    add('url', `The placeholder {{${unknownPlaceholder(url)}}} is not known.`);

  if (takesTemplate) {
    const parsed = parseTemplate(template ?? '');
    if (!parsed.ok) add('template', parsed.problem);
  } else if (template !== null) add('template', 'belongs to channels of the kind template.');

  if (use === 'none' && secret !== null) add('secret', 'is not used by channels of this kind.');
  if (use === 'signs' && secret === null) add('secret', 'is missing: what is told would not be signed.');
  const fillsIn = [url, template ?? '', ...Object.values(headers)].some((text) =>
    /\{\{\s*secret\s*\}\}/.test(text),
  );
  if (takesTemplate && fillsIn && secret === null) add('secret', 'is missing: {{secret}} asks for it.');
  if (use === 'none' && Object.keys(headers).length > 0)
    add('headers', 'are not sent by channels of this kind.');
  for (const name of Object.keys(headers))
    if (RESERVED_HEADER.test(name)) add('headers', `${name} is set by Qwarden.`);
  return mistakes;
}
