import { isHost } from './dns-names.js';
import { type Subtree, subtree } from './subtree.js';

export interface Mailbox {
  /** Compared exactly (RFC 5280 §7.5). */
  readonly local: string;
  readonly host: string;
}

const LOCAL = /^(?:[\x21\x23-\x3f\x41-\x7e]+|"[\x20\x21\x23-\x7e]+")$/;

/** `undefined` for what is no Mailbox of RFC 5321 §4.1.2: one at sign outside quotes, a host behind it. */
export function readMailbox(text: string): Mailbox | undefined {
  const sign = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, Math.max(sign, 0)), text.slice(sign + 1).toLowerCase()];
  return LOCAL.test(local) && isHost(host) ? { local, host } : undefined;
}

/** A mailbox, all mailboxes of a host, or with a leading dot those of every host below it. */
export function emailSubtree(base: string): Subtree<Mailbox> | undefined {
  if (base === '') return subtree(() => true);
  if (base.includes('@')) {
    const mailbox = readMailbox(base);
    return mailbox && subtree(({ local, host }) => local === mailbox.local && host === mailbox.host);
  }
  return hostSubtree(base, ({ host }) => host);
}

/** `example.com` is that host only and `.example.com` every host below it. */
export function hostSubtree<Name>(base: string, hostOf: (name: Name) => string): Subtree<Name> | undefined {
  const lower = base.toLowerCase();
  const below = lower.startsWith('.');
  if (!isHost(below ? lower.slice(1) : lower)) return undefined;
  return subtree((name) => (below ? hostOf(name).endsWith(lower) : hostOf(name) === lower));
}
