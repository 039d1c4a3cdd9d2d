import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import type { Resolve } from '../../server/adapters/egress-address.js';
import { canonicalAddress } from '../../server/core/egress/address.js';

/** The addresses of one answer, IPv4 and IPv6 mixed; each answer carries those that fit the question. */
export type Zone = (name: string, nth: number) => readonly string[];

const TYPES = { 1: 'A', 28: 'AAAA' } as const;

/** A DNS server (RFC 1035) on a loopback UDP port that may answer differently every time, with a TTL of 0. */
export class DnsServer {
  /** `A name` and `AAAA name` in the order in which they were asked. */
  readonly questions: string[] = [];

  private constructor(
    private readonly socket: Socket,
    private readonly zone: Zone,
  ) {
    socket.on('message', (query, from) => this.answer(query, from));
  }

  static async start(zone: Zone): Promise<DnsServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new DnsServer(socket, zone);
  }

  /** Asks this server for both kinds of addresses, as a client that knows nothing of the machine's settings. */
  get resolve(): Resolve {
    return async (name) => {
      const resolver = new Resolver({ timeout: 2000, tries: 1 });
      resolver.setServers([`127.0.0.1:${this.socket.address().port}`]);
      const [four, six] = await Promise.all([
        resolver.resolve4(name).catch(() => []),
        resolver.resolve6(name).catch(() => []),
      ]);
      return [
        ...four.map((address) => ({ address, family: 4 as const })),
        ...six.map((address) => ({ address, family: 6 as const })),
      ];
    };
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  private answer(query: Buffer, { port, address }: RemoteInfo): void {
    const labels: string[] = [];
    let at = 12;
    for (let length = query[at]!; length > 0; length = query[at]!) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += 1 + length;
    }
    const name = labels.join('.').toLowerCase();
    const type = TYPES[query.readUInt16BE(at + 1) as keyof typeof TYPES];
    const question = query.subarray(12, at + 5);
    const asked = `${type} ${name}`;
    const nth = this.questions.filter((earlier) => earlier === asked).length;
    this.questions.push(asked);
    const fitting = this.zone(name, nth).filter((text) => text.includes(':') === (type === 'AAAA'));
    const records = fitting.map((text) => record(type === 'AAAA' ? 28 : 1, octetsOf(text)));
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // A response, recursion desired and available, no error.
    header.writeUInt16BE(0x8180, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    this.socket.send(Buffer.concat([header, question, ...records]), port, address);
  }
}

/** A resource record that names the question's owner by a pointer, with a TTL of 0. */
function record(type: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function octetsOf(address: string): Uint8Array {
  if (!address.includes(':')) return Uint8Array.from(address.split('.').map(Number));
  const [left = '', right = ''] = (canonicalAddress(address) ?? '').split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
  const [head, tail] = [groups(left), groups(right)];
  const middle = new Array<number>(8 - head.length - tail.length).fill(0);
  return Uint8Array.from([...head, ...middle, ...tail].flatMap((group) => [group >> 8, group & 0xff]));
}
