import { escapeHtml, oneLine, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/language.js';

/** What every mail consists of, in this order; plain text, escaped here. */
export interface MailParts {
  /** Of its words; English without one. */
  readonly lang?: MailLanguage | undefined;
  readonly subject: string;
  /** The first line. */
  readonly fact: string;
  /** What a person wrote. */
  readonly quote?: string | undefined;
  /** What stops if nobody acts. */
  readonly consequence?: string | undefined;
  /** The one thing to do. */
  readonly action?: { readonly sentence: string; readonly label: string; readonly link: string } | undefined;
  readonly table?: MailTable | undefined;
  /** Small print. */
  readonly notes: readonly string[];
}

export interface MailTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly link: string }[];
  /** Below the table, e.g. how many more there are. */
  readonly more?: string | undefined;
}

/** The same content as plain text and as HTML that follows the reader's light or dark setting. */
export function layOut(parts: MailParts): MailContent {
  return { subject: oneLine(`[Qwarden] ${parts.subject}`, 200), text: asText(parts), html: asHtml(parts) };
}

/** The same mail with one more link above its small print, of less weight than the one thing to do. */
export function withLink(
  content: MailContent,
  { label, link }: { readonly label: string; readonly link: string },
): MailContent {
  const anchor = `<p style="margin:24px 0 0"><a href="${escapeHtml(link)}" style="color:#1f5fbf">${escapeHtml(label)}</a></p>\n`;
  const small = content.html.indexOf('<p class="quiet"');
  if (small < 0) return content;
  return {
    ...content,
    text: content.text.replace('\n\n-- \n', () => `\n\n${label}:\n${link}\n\n-- \n`),
    html: content.html.slice(0, small) + anchor + content.html.slice(small),
  };
}

function asText({ fact, quote, consequence, action, table, notes }: MailParts): string {
  const blocks = [fact];
  if (quote) blocks.push(`> ${quote}`);
  if (consequence) blocks.push(consequence);
  if (action) blocks.push(`${action.sentence}\n${action.link}`);
  if (table) {
    blocks.push(table.rows.map(({ cells, link }) => `* ${cells.join(' · ')}\n  ${link}`).join('\n'));
    if (table.more) blocks.push(table.more);
  }
  // "-- " on a line of its own begins the signature (RFC 3676 §4.3).
  return `${blocks.join('\n\n')}\n\n-- \n${notes.join('\n')}\n`;
}

// Mail programs know little CSS: plain colours inline for light, and a style block that those with a dark setting read.
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14171a!important}.card{background:#1e2327!important;border-color:#343b41!important}
.card p,.card td,.card th{color:#e7eaed!important}.card .quiet,.card .quiet td{color:#a9b2ba!important}
.card td,.card th{border-color:#343b41!important}.card a{color:#8ab8ff!important}
.card a.button{background:#8ab8ff!important;color:#10202f!important}}`;

// On a telephone each row is a block of lines that say what they are. In a block of its own: a mail program that does not
// understand it drops it whole, and keeps the colours.
const NARROW_STYLE = `@media (max-width:480px){
.card{padding:20px 16px!important}
.rows thead{display:none!important}
.rows,.rows tbody,.rows tr,.rows td{display:block!important;width:auto!important}
.rows tr{padding:8px 0!important;border-bottom:1px solid rgba(128,128,128,.4)}
.rows td{padding:2px 0!important;border-bottom:0!important;overflow-wrap:anywhere}
.rows td+td::before{content:attr(data-label) ": "}}`;

const FONT =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5";

function asHtml({ lang = 'en', subject, fact, quote, consequence, action, table, notes }: MailParts): string {
  const paragraph = (text: string, style = '') =>
    `<p style="margin:0 0 16px;color:#1b1f23;${style}">${escapeHtml(text)}</p>`;
  const body = [
    paragraph(fact, 'font-size:18px;font-weight:600'),
    quote === undefined ? '' : paragraph(quote, 'padding-left:12px;border-left:3px solid #d8dee4'),
    consequence === undefined ? '' : paragraph(consequence),
    action === undefined
      ? ''
      : `${paragraph(action.sentence)}
<p style="margin:0 0 24px"><a class="button" href="${escapeHtml(action.link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5fbf;color:#ffffff;text-decoration:none;font-weight:600">${escapeHtml(action.label)}</a></p>`,
    table === undefined ? '' : tableAsHtml(table),
    `<p class="quiet" style="margin:24px 0 0;color:#59636e;font-size:13px">${notes.map(escapeHtml).join('<br>')}</p>`,
  ];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(oneLine(subject, 200))}</title>
<style>${STYLE}</style>
<style>${NARROW_STYLE}</style>
</head>
<body class="page" style="margin:0;padding:24px 12px;background:#f3f5f7">
<div class="card" style="max-width:640px;margin:0 auto;padding:28px;background:#ffffff;border:1px solid #d8dee4;border-radius:8px;${FONT}">
${body.filter((block) => block !== '').join('\n')}
</div>
</body>
</html>
`;
}

function tableAsHtml({ head, rows, more }: MailTable): string {
  const cell = 'padding:6px 12px 6px 0;border-bottom:1px solid #d8dee4;text-align:left;color:#1b1f23';
  const line = ({ cells, link }: MailTable['rows'][number]) =>
    cells
      .map((text, column) =>
        column === 0
          ? `<a href="${escapeHtml(link)}" style="color:#1f5fbf">${escapeHtml(text)}</a>`
          : escapeHtml(text),
      )
      .map(
        (content, column) =>
          `<td data-label="${escapeHtml(head[column] ?? '')}" style="${cell}">${content}</td>`,
      )
      .join('');
  return `<table class="rows" style="border-collapse:collapse;width:100%;font-size:14px">
<thead><tr>${head.map((text) => `<th scope="col" style="${cell}">${escapeHtml(text)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${line(row)}</tr>`).join('\n')}
</tbody>
</table>${more === undefined ? '' : `\n<p style="margin:12px 0 0;color:#1b1f23">${escapeHtml(more)}</p>`}`;
}
