import { layOut } from '../alerts/mail-layout.js';
import { type MailContent, oneLine } from '../alerts/mail-text.js';
import { editionName } from './cover-letter.js';
import type { SubmissionFacts } from './submission-facts.js';

/** The mail to the bank; the package is attached. */
export function composeSubmissionMail(
  facts: SubmissionFacts,
  attached: { readonly name: string; readonly sha256: string },
): MailContent {
  const holder = oneLine(facts.organisationName, 100);
  const contact = facts.contacts[0];
  return layOut({
    subject: `Request for access ${oneLine(facts.reviewNumber, 40)}: ${holder} (${oneLine(facts.identifier, 60)})`,
    fact: `${holder} (${oneLine(facts.identifier, 60)}) asks for access to ${editionName(facts.edition)}, ${facts.environment}: ${facts.roles.join(', ')}.`,
    consequence: oneLine(facts.useCase, 600),
    notes: [
      `Attached: ${attached.name} with a cover letter, the certificate, what was checked and a list of its files.`,
      `SHA-256 of the attachment: ${attached.sha256}`,
      ...(contact === undefined
        ? []
        : [
            oneLine(
              `Please answer to ${contact.name}, ${contact.email}${contact.phone === '' ? '' : `, ${contact.phone}`}.`,
              300,
            ),
          ]),
      `Please name ${oneLine(facts.reviewNumber, 40)} in your answer.`,
    ],
  });
}
