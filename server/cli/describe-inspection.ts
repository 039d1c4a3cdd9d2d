import { PSP_ROLE_BY_NAME } from '../core/qc-statements/psp-roles.js';
import type { InspectLine } from './inspect-line.js';
import { printable } from './printable.js';

const KIND_NAMES = {
  qwac: 'QWAC',
  qsealc: 'QSealC',
  esign: 'certificate for electronic signatures',
  ca: 'CA certificate',
  other: 'certificate (not qualified by its own claim)',
} as const;

const MARKS = { error: '✗ error  ', warning: '! warning', info: '· info   ' } as const;
const ORDER = ['error', 'warning', 'info'] as const;
const DAY_MS = 86_400_000;

/** The same facts for a person. Control characters of the certificate are escaped, so nothing can drive the terminal. */
export function describeInspection(line: InspectLine, at: Date): string {
  const where = line.index > 0 ? `${line.source} #${line.index}` : line.source;
  if ('error' in line) {
    const offset = line.error.offset === undefined ? '' : ` (byte ${line.error.offset})`;
    return `${printable(where)}\n  ✗ ${line.error.code}: ${printable(line.error.message)}${offset}\n\n`;
  }
  const rows: [string, string][] = [
    ['Kind', KIND_NAMES[line.kind]],
    ['Subject', line.subject],
    ['Issuer', line.issuer],
    ['Serial number', line.serialNumber],
    ['Valid', `${line.notBefore} to ${line.notAfter} (${remaining(line.notBefore, line.notAfter, at)})`],
    ['Organisation', line.organizationIdentifier?.value ?? 'no organizationIdentifier'],
    ['Roles', rolesOf(line)],
    ...(line.psd2 ? [['Authority', `${line.psd2.ncaName} (${line.psd2.ncaId})`] as [string, string]] : []),
    [
      'Key',
      [line.key.algorithm, line.key.curve, line.key.bits && `${line.key.bits} bits`]
        .filter(Boolean)
        .join(' '),
    ],
    ['SHA-256', line.sha256],
  ];
  const findings = ORDER.flatMap((severity) =>
    line.findings.filter((finding) => finding.severity === severity),
  );
  return [
    printable(where),
    ...rows.map(([name, value]) => `  ${name.padEnd(14)} ${printable(value)}`),
    ...findings.map(
      ({ severity, code, message, citation, at: place }) =>
        `  ${MARKS[severity]} ${code}: ${printable(message)} [${citation}]${place ? ` at ${printable(place)}` : ''}`,
    ),
    findings.length > 0
      ? ''
      : line.profile === null
        ? '  – not judged: no rule applies to this kind'
        : '  ✓ no findings',
    '',
  ].join('\n');
}

function rolesOf({ psd2, usableRoles }: Extract<InspectLine, { psd2: unknown }>): string {
  if (psd2 === null) return 'no PSD2 statement';
  if (psd2.roles.length === 0) return 'none';
  return psd2.roles
    .map(({ name }) => {
      const meaning = PSP_ROLE_BY_NAME.get(name)?.meaning ?? 'unknown role';
      return `${name} (${meaning}${usableRoles.includes(name) ? '' : ', not usable'})`;
    })
    .join(', ');
}

/** Days as the mails and the console count them: one that has begun counts while it lasts, not once it is over. */
function remaining(notBefore: string, notAfter: string, at: Date): string {
  if (at < new Date(notBefore)) return 'not yet valid';
  const ms = new Date(notAfter).getTime() - at.getTime();
  if (ms >= 0) return `ends in ${days(Math.ceil(ms / DAY_MS))}`;
  const ago = Math.floor(-ms / DAY_MS);
  return ago === 0 ? 'ended today' : `ended ${days(ago)} ago`;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
