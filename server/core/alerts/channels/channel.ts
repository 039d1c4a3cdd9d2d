import type { ChannelEvent } from './channel-event.js';

/** What an administrator says of a channel, its secret opened. */
export interface ChannelSettings {
  readonly url: string;
  readonly secret: string | null;
  /** Of the kind `template`: JSON in whose texts `{{title}}` and its like are filled in. */
  readonly template: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** One call that tells a channel something. */
export interface ChannelCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Composed =
  | { readonly ok: true; readonly call: ChannelCall }
  /** It cannot be said this way; a person has to change the channel. */
  | { readonly ok: false; readonly problem: string };

/** One way to tell: a file, and a line in `channels.ts`. */
export interface Channel {
  readonly kind: string;
  /** What the secret is for: signing, a place in the template, nothing. */
  readonly secret: 'signs' | 'fills-in' | 'none';
  readonly takesTemplate: boolean;
  compose(event: ChannelEvent, settings: ChannelSettings): Composed;
}
