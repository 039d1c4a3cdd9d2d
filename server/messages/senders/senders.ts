import { Injectable } from '@nestjs/common';
import { ChannelSender } from './channel-sender.js';
import { EmailSender } from './email-sender.js';
import type { Sender } from './sender.js';

/** The channel that is always there; every other one is the id of an alert channel. */
export const EMAIL = 'email';

/** Which way out a message takes. */
@Injectable()
export class Senders {
  private readonly byChannel: ReadonlyMap<string, Sender>;

  constructor(
    email: EmailSender,
    private readonly others: ChannelSender,
  ) {
    this.byChannel = new Map<string, Sender>([[EMAIL, email]]);
  }

  of(channel: string): Sender {
    return this.byChannel.get(channel) ?? this.others;
  }
}
