import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { fullDate, linkTo, oneLine, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';
import { FAILING_REGISTER_WORDS } from './words/register-words.js';

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
export const failingRegisterTitle = (
  { register, code }: FailingRegister,
  language: MailLanguage = 'en',
): string => `${registerName(register, language)}: ${code}`;

/** One mail about one register: what is wrong, what stays in use, where to look. */
export function composeFailingRegisterMail(
  failing: FailingRegister,
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): MailContent {
  const { register, message, advice, origin, editionId, inUse } = failing;
  const words = FAILING_REGISTER_WORDS[language];
  const published = inUse?.publishedAt ? fullDate(new Date(inUse.publishedAt), language) : '';
  return layOut({
    lang: language,
    subject: failingRegisterTitle(failing, language),
    fact: words.notRenewed(registerName(register, language), oneLine(message, 400)),
    consequence: inUse === null ? words.noEdition : words.stays(oneLine(inUse.version ?? '', 60), published),
    action: {
      sentence: oneLine(advice, 300),
      label: words.open,
      link: linkTo(baseUrl, `/registers/editions/${editionId}`),
    },
    notes: [oneLine(origin, 300), MAIL_WORDS[language].sentToDefault(baseUrl)],
  });
}

const registerName = (register: string, language: MailLanguage): string =>
  register === 'eba'
    ? FAILING_REGISTER_WORDS[language].eba
    : FAILING_REGISTER_WORDS[language].register(register);
