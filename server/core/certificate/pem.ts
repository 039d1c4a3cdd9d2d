/** What stands between a BEGIN line and its END line. */
export interface PemBlock {
  readonly label: string;
  readonly body: string;
  readonly offset: number;
  readonly closed: boolean;
}

/** RFC 7468 blocks; text around and between them is passed over. */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  const begin = /-----BEGIN ([^\r\n-]{1,64})-----/g;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const label = match[1]!;
    const start = begin.lastIndex;
    const end = text.indexOf(`-----END ${label}-----`, start);
    const next = text.indexOf('-----BEGIN ', start);
    const closed = end >= 0 && (next < 0 || end < next);
    const stop = closed ? end : next < 0 ? text.length : next;
    blocks.push({ label, body: text.slice(start, stop), offset: match.index, closed });
    begin.lastIndex = stop;
  }
  return blocks;
}

/** Text may begin with `0` (0x30) as well; DER has octets within its first headers that text has not. */
export const looksBinary = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 64).some((octet) => octet > 0x7e || octet < 0x09 || (octet > 0x0d && octet < 0x20));

/** One octet, one character keeps every offset; UTF-16, which Windows tools write, is the one encoding that needs more. */
export function textOf(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  return new TextDecoder('latin1').decode(bytes);
}

/** `undefined` for what is no base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    const characters = atob(text);
    const bytes = new Uint8Array(characters.length);
    for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}
