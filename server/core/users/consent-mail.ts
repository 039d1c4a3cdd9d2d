import { layOut } from '../alerts/mail-layout.js';
import { type MailContent, linkTo, oneLine } from '../alerts/mail-text.js';

/** To an administrator who could consent. `path` leads to the account. */
export function composeConsentMail(waiting: {
  readonly baseUrl: string;
  readonly path: string;
  readonly account: { readonly name: string; readonly email: string };
  readonly proposedBy: string;
}): MailContent {
  const name = oneLine(waiting.account.name);
  const { email } = waiting.account;
  return layOut({
    subject: `${name}: the account waits for a second administrator`,
    fact: `${oneLine(waiting.proposedBy)} gave ${name} (${email}) an account that decides about access, or a new way into it.`,
    consequence:
      'Until another administrator consents, it can neither decide about applications nor consent to accounts.',
    action: {
      sentence: `Ask ${name} whether it is theirs, then consent here:`,
      label: 'Open the account',
      link: linkTo(waiting.baseUrl, waiting.path),
    },
    notes: [`Sent by Qwarden at ${waiting.baseUrl}.`],
  });
}
