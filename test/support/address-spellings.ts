/** Addresses that nothing out of a certificate may reach, each with the name of its kind. */
export const FORBIDDEN_IPV4 = [
  '127.0.0.1',
  '127.8.7.6',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '168.63.129.16',
  '192.0.2.10',
  '198.18.0.1',
  '224.0.0.251',
  '255.255.255.255',
] as const;

export const FORBIDDEN_IPV6 = [
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '0000:0000:0000:0000:0000:0000:0000:0001',
  '::0001',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'fd12:3456:789a::1',
  'FD00::1',
  'ff02::1',
  'ff05::2',
  '100::1',
  '2001:db8::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '3fff::1',
  '4000::1',
  '64:ff9b:1::1',
  'a000::1',
] as const;

const octetsOf = (address: string): readonly number[] => address.split('.').map(Number);
const number = (address: string): number => octetsOf(address).reduce((sum, octet) => sum * 256 + octet, 0);
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const groups = (address: string): string => {
  const [a, b, c, d] = octetsOf(address) as [number, number, number, number];
  return `${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}`;
};
const shifted = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const circled = (text: string): string =>
  text.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(digit) - 1)));

/** The ways in which people and tools write one IPv4 address into the host of a URL. */
export function spellingsOf(address: string): readonly string[] {
  const [a, b, c, d] = octetsOf(address) as [number, number, number, number];
  return [
    address,
    `${address}.`,
    String(number(address)),
    `0x${hex(number(address), 8)}`,
    `0X${hex(number(address), 8).toUpperCase()}`,
    `0${number(address).toString(8)}`,
    [a, b, c, d].map((octet) => `0${octet.toString(8)}`).join('.'),
    [a, b, c, d].map((octet) => `000${octet.toString(8)}`).join('.'),
    [a, b, c, d].map((octet) => `0x${octet.toString(16)}`).join('.'),
    `0x${hex(a, 2)}.${b}.0${c.toString(8)}.${d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `[::ffff:${address}]`,
    `[::ffff:${groups(address)}]`,
    `[0:0:0:0:0:ffff:${address}]`,
    `[::${address}]`,
    `[::ffff:0:${address}]`,
    `[64:ff9b::${address}]`,
    `[2002:${groups(address)}::1]`,
    `[2001:0:${groups(address)}::1]`,
    `[2001:4860:1::5efe:${address}]`,
    `[fe80::5efe:${address}]`,
    shifted(address, 0xff10),
    shifted(address, 0x1d7ce),
    circled(address),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '%2e'),
    `user@${address}`,
    `public.example@${address}`,
  ];
}

/** Hosts that are no address but lead home all the same, or that are written to confuse a parser. */
export const FORBIDDEN_HOSTS = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'foo.localhost',
  'localhost.localdomain',
  'router.local',
  'metadata',
  'metadata.google.internal',
  'intranet',
  'wiki.corp',
  'nas.lan',
  'box.home.arpa',
  'hidden.onion',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'public.example:25',
  'public.example:22',
  'public.example:6379',
  'public.example:0',
  'user:password@public.example',
  'public.example\\@127.0.0.1',
  'public.example%00.127.0.0.1',
  'public.example\r\nHost: 127.0.0.1',
  'public.example\t',
  ' public.example',
  'public example',
  '[::1%25lo]',
  '[fe80::1%eth0]',
  '127.0.0.1.256',
  '1.2.3.4.5',
  '0x7f.1.example.0x7f',
  '256.256.256.256',
  '-public.example',
  'public..example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
  '',
  '.',
  '..',
] as const;

export const FORBIDDEN_URLS: readonly string[] = [
  ...FORBIDDEN_IPV4.flatMap((address) => spellingsOf(address).map((host) => `http://${host}/`)),
  ...FORBIDDEN_IPV6.map((address) => `https://[${address}]/`),
  ...FORBIDDEN_HOSTS.map((host) => `http://${host}/`),
  'file:///etc/passwd',
  'gopher://public.example/',
  'ftp://public.example/',
  'ldap://public.example/',
  'data:text/plain,x',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  'http:public.example',
  'http:/public.example',
  'http:///public.example',
  'http:\\\\public.example',
  '//public.example/',
  'public.example',
  `http://public.example/${'a'.repeat(3000)}`,
];
