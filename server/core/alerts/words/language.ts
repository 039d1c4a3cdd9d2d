/** What mails and messages of channels are written in. */
export const MAIL_LANGUAGES = ['en', 'lt'] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

export const isMailLanguage = (text: string): text is MailLanguage =>
  (MAIL_LANGUAGES as readonly string[]).includes(text);
