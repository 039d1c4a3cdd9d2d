import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../platform/config/config.js';
import { Mailer, type MailOutcome, type OutgoingMail } from '../ports/mailer.js';

export interface SmtpLimits {
  readonly connectMs: number;
  /** Silence of the server. */
  readonly silenceMs: number;
  /** A whole mail, also when the server trickles its replies. */
  readonly deadlineMs: number;
}

const LIMITS: SmtpLimits = { connectMs: 10_000, silenceMs: 15_000, deadlineMs: 25_000 };

/** nodemailer's codes for what concerns this mail and not the connection. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE', 'EMAXRECIPIENTS']);
/** "Service not available, closing transmission channel" (RFC 5321 §4.2.2): meant for every mail. */
const SERVICE_NOT_AVAILABLE = 421;

/** Speaks SMTP over a few connections that it keeps open between mails. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter | undefined;

  constructor(
    { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
    private readonly limits: SmtpLimits = LIMITS,
  ) {
    super();
    if (smtpUrl === undefined) return;
    this.transport = createTransport(
      {
        url: smtpUrl,
        pool: true,
        maxConnections: 5,
        maxMessages: Infinity,
        // A mail whose connection broke may have been accepted; whether to send it again is decided by the table.
        maxRequeues: 0,
        idleTimeout: 30_000,
        connectionTimeout: limits.connectMs,
        greetingTimeout: limits.connectMs,
        dnsTimeout: limits.connectMs,
        socketTimeout: limits.silenceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from: mailFrom },
    );
    // A pooled connection may break while nobody sends; the next mail opens another.
    this.transport.on('error', () => undefined);
  }

  override get configured(): boolean {
    return this.transport !== undefined;
  }

  override get deadlineMs(): number {
    return this.limits.deadlineMs;
  }

  override async send({ attachments = [], headers = {}, ...mail }: OutgoingMail): Promise<MailOutcome> {
    if (!this.transport) throw new Error('There are no SMTP settings.');
    // Not AbortSignal.timeout(): its timer goes on after the mail is through, and costs as much as the mail.
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.limits.deadlineMs);
    try {
      const { response } = await this.transport.sendMail({
        ...mail,
        attachments: attachments.map(({ name, type, bytes }) => ({
          ...{ filename: name, contentType: type },
          content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
        })),
        // Automatic replies to an automatic mail help nobody (RFC 3834 §5).
        headers: { ...headers, 'Auto-Submitted': 'auto-generated' },
        signal: deadline.signal,
      });
      return { outcome: 'accepted', response: response ?? '' };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Called by Nest when the application ends. */
  onApplicationShutdown(): void {
    this.close();
  }

  close(): void {
    this.transport?.close();
  }
}

function outcomeOf(error: unknown): MailOutcome {
  const { message, code, response, responseCode } = error as Error & {
    code?: string;
    response?: string;
    responseCode?: number;
  };
  if (code === undefined || !ABOUT_THE_MAIL.has(code) || responseCode === SERVICE_NOT_AVAILABLE)
    return { outcome: 'unreachable', reason: response ?? message };
  // Without an answer the mail itself cannot be sent, e.g. because of its address.
  const permanent = responseCode === undefined || (responseCode >= 500 && responseCode !== 503);
  return { outcome: 'refused', permanent, response: response ?? message };
}
