export const MAIL_SCHEMES = ['light', 'dark'] as const;
export type MailScheme = (typeof MAIL_SCHEMES)[number];

const IF_DARK = /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi;
const SCHEME = /(<meta name="(?:supported-)?color-schemes?" content=")[^"]*(">)/gi;
const ROOT_SCHEME = /(color-schemes?):light dark/gi;

/**
 * A mail as somebody with that setting sees it: what the mail asks of the reader's setting is answered in its text. A
 * frame cannot be told which setting to pretend, because a page in it follows the browser.
 */
export const asSeenIn = (scheme: MailScheme, html: string): string =>
  html
    .replace(IF_DARK, scheme === 'dark' ? '@media all' : '@media not all')
    .replace(SCHEME, `$1${scheme}$2`)
    .replace(ROOT_SCHEME, `$1:${scheme}`);
