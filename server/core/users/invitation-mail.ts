import { layOut } from '../alerts/mail-layout.js';
import { type MailContent, fullDate, linkTo, oneLine } from '../alerts/mail-text.js';

/** `path` leads to the page that takes the first password and carries the one-time secret. */
export function composeInvitationMail(invitation: {
  readonly baseUrl: string;
  readonly path: string;
  readonly invitedBy: string;
  readonly validUntil: Date;
}): MailContent {
  return layOut({
    subject: 'Your Qwarden account',
    fact: `${oneLine(invitation.invitedBy)} made a Qwarden account for you.`,
    consequence: `The link works once, until ${fullDate(invitation.validUntil)}.`,
    action: {
      sentence: 'Choose your password here:',
      label: 'Choose a password',
      link: linkTo(invitation.baseUrl, invitation.path),
    },
    notes: [`Sent by Qwarden at ${invitation.baseUrl}.`],
  });
}
