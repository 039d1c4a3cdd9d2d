import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { fullDate, linkTo, oneLine, type MailContent } from './mail-text.js';

/** A register of which no newer edition could be taken, as of the attempt that raised the alert. */
export interface FailingRegister {
  /** `eba`. */
  readonly register: string;
  readonly code: string;
  /** One sentence that names what was found. */
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  /** The URL, or the name of the file. */
  readonly origin: string;
  readonly editionId: string;
  /** The edition that stays in use; `null` when there is none. Its instant is ISO text. */
  readonly inUse: { readonly version: string | null; readonly publishedAt: string | null } | null;
}

/** `The EBA register: truncated`. */
export const failingRegisterTitle = ({ register, code }: FailingRegister): string =>
  `${registerName(register)}: ${code}`;

/** One mail about one register: what is wrong, what stays in use, where to look. */
export function composeFailingRegisterMail(
  failing: FailingRegister,
  { baseUrl }: Pick<MailCircumstances, 'baseUrl'>,
): MailContent {
  const { register, message, advice, origin, editionId, inUse } = failing;
  const published = inUse?.publishedAt ? ` of ${fullDate(new Date(inUse.publishedAt))}` : '';
  return layOut({
    subject: failingRegisterTitle(failing),
    fact: `${registerName(register)} could not be renewed: ${oneLine(message, 400)}`,
    consequence:
      inUse === null
        ? 'There is no edition of it; whether anybody is authorised is unknown.'
        : `The edition ${oneLine(inUse.version ?? '', 60)}${published} stays in use. What was granted or withdrawn since is not known here.`,
    action: {
      sentence: oneLine(advice, 300),
      label: 'Open the edition',
      link: linkTo(baseUrl, `/register-editions/${editionId}/show`),
    },
    notes: [oneLine(origin, 300), `Sent by Qwarden at ${baseUrl} to its default recipient.`],
  });
}

const registerName = (register: string): string =>
  register === 'eba' ? 'The EBA register' : `The register ${register}`;
