import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CaughtMail {
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A small page over the mails caught so far: a list, each mail as text and as HTML in a frame that can do nothing. */
export async function startMailPage(mails: readonly CaughtMail[]) {
  const server = createServer((request, response) => {
    const [, number, part] = /^\/(\d+)?(\/html)?$/.exec(request.url ?? '') ?? [undefined, '', undefined];
    const mail = number ? mails[Number(number) - 1] : undefined;
    const found = number === undefined || mail !== undefined;
    const body =
      mail === undefined ? list(mails) : part === undefined ? page(mail, Number(number)) : html(mail);
    response.writeHead(found ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        part === undefined
          ? "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'"
          : "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    });
    response.end(found ? body : document('Nothing here', '<p><a href="/">All mails</a></p>'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const list = (mails: readonly CaughtMail[]) =>
  document(
    `${mails.length} mails`,
    `<meta http-equiv="refresh" content="10"><ul>${mails
      .map(
        ({ at, to, subject }, index) =>
          `<li><a href="/${index + 1}">${escaped(subject)}</a><br>` +
          `${escaped(at.toTimeString().slice(0, 8))} to ${escaped(to)}</li>`,
      )
      .reverse()
      .join('')}</ul>`,
  );

const page = ({ at, to, subject, text, html }: CaughtMail, number: number) =>
  document(
    escaped(subject),
    `<p><a href="/">All mails</a> · to ${escaped(to)} · ${escaped(at.toString())}</p>
<h2>As HTML</h2>${html === '' ? '<p>None.</p>' : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/${number}/html" title="The mail as HTML"></iframe>`}
<h2>As plain text</h2><pre>${escaped(text)}</pre>`,
  );

/** Links leave the frame, because the console refuses to be framed. */
const html = (mail: CaughtMail) => `<base target="_blank">${mail.html}`;

const document = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.1rem; }
  ul { padding: 0; list-style: none; }
  li { padding: .5rem 0; border-top: 1px solid #8886; }
  iframe { width: 100%; height: 34rem; border: 1px solid #8886; background: #fff; }
  pre { white-space: pre-wrap; border: 1px solid #8886; padding: 1rem; }
</style></head><body><h1>${title}</h1>${body}</body></html>`;

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
