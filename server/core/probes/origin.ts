/** `https://host[:port]` in its parts: lower case, without a trailing dot or brackets. */
export interface Origin {
  readonly host: string;
  readonly port: number;
}

/** Undefined unless it is the origin of an https URL and nothing more: no path, no credentials. */
export function readOrigin(text: string): Origin | undefined {
  const match = /^https:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(text.trim());
  if (match === null || !URL.canParse(text.trim())) return undefined;
  const { hostname, port } = new URL(text.trim());
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const number = port === '' ? 443 : Number(port);
  return host === '' || host.length > 253 || number === 0 ? undefined : { host, port: number };
}

/** As people write it; the port is left out when it is 443. */
export const originText = ({ host, port }: Origin): string =>
  `https://${host.includes(':') ? `[${host}]` : host}${port === 443 ? '' : `:${port}`}`;
