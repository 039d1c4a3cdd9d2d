export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface OutgoingMail {
  /** With angle brackets; the same at every attempt, so that a receiver can tell a duplicate. */
  readonly messageId: string;
  /** `mail@example.eu` or `Name <mail@example.eu>`. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
  /** Beside those that every mail has. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type MailOutcome =
  /** The server took responsibility; `response` is what it said. */
  | { readonly outcome: 'accepted'; readonly response: string }
  /** The server refused this mail, for good or for now. */
  | { readonly outcome: 'refused'; readonly permanent: boolean; readonly response: string }
  /** No server could be talked to, or it wants nothing of us: no other mail would fare better now. */
  | { readonly outcome: 'unreachable'; readonly reason: string };

/** Hands one mail to a mail server. Never throws for what the network or the server does. */
export abstract class Mailer {
  /** False without SMTP settings; `send` must not be called then. */
  abstract readonly configured: boolean;
  /** Answers within this time, whatever the server does. */
  abstract readonly deadlineMs: number;
  abstract send(mail: OutgoingMail): Promise<MailOutcome>;
}
