import { layOut } from './mail-layout.js';
import { fullDate, linkTo, oneLine, type MailContent } from './mail-text.js';

/** `path` leads to the page that takes the new password and carries the one-time secret. */
export function composePasswordResetMail(reset: {
  readonly baseUrl: string;
  readonly path: string;
  readonly validUntil: Date;
}): MailContent {
  return layOut({
    subject: 'Choose a new password',
    fact: 'Somebody asked for a new password for your Qwarden account.',
    consequence: `The link works once, until ${fullDate(reset.validUntil)}.`,
    action: {
      sentence: 'Choose a new password here:',
      label: 'Choose a new password',
      link: linkTo(reset.baseUrl, reset.path),
    },
    notes: [
      'If it was not you, do nothing: your password stays as it is.',
      `Sent by Qwarden at ${reset.baseUrl}.`,
    ],
  });
}

export function composeTestMail(test: {
  readonly baseUrl: string;
  readonly requestedBy: string;
  readonly at: Date;
}): MailContent {
  return layOut({
    subject: 'Test mail',
    fact: 'Mail from Qwarden arrives here.',
    consequence: `${oneLine(test.requestedBy)} asked for this test at ${fullDate(test.at)}. There is nothing to do.`,
    notes: [`Sent by Qwarden at ${test.baseUrl}.`],
  });
}
