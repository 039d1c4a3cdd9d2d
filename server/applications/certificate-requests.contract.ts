import { z } from 'zod';
import { COMMAND_STEPS } from '../core/certificate-requests/commands.js';
import { REQUEST_KEYS, REQUEST_KINDS, REQUEST_ROLES } from '../core/certificate-requests/particulars.js';
import { REQUEST_FINDING_CODES } from '../core/certificate-requests/request-finding.js';
import { SEVERITIES } from '../core/lint/severity.js';

/** Longer than anything the particulars allow, so that they say what is wrong. */
const LONGEST = 1_000;
const text = z.string().max(LONGEST);

export const requestParticularsSchema = z
  .strictObject({
    kind: z.enum(REQUEST_KINDS),
    organisation: text,
    country: text,
    locality: text,
    organizationIdentifier: text,
    serialNumber: text,
    commonName: text,
    dnsNames: z.array(text).max(100),
    roles: z.array(z.enum(REQUEST_ROLES)).max(10),
    ncaName: text,
    key: z.enum(REQUEST_KEYS),
    inDevice: z.boolean(),
  })
  .meta({ id: 'CertificateRequestParticulars' });
export type RequestParticularsInput = z.output<typeof requestParticularsSchema>;

const commands = z.array(z.object({ step: z.enum(COMMAND_STEPS), command: z.string() }));

export const preparedRequestSchema = z
  .object({
    files: z.object({ configuration: z.string(), key: z.string(), request: z.string() }),
    configuration: z.string().meta({ description: 'For `openssl req -config`; OpenSSL 1.1.1 or later.' }),
    commands: z.object({ posix: commands, powershell: commands }),
    authority: z.object({ ncaId: z.string(), ncaName: z.string() }),
  })
  .meta({ id: 'PreparedCertificateRequest' });
export type PreparedRequest = z.output<typeof preparedRequestSchema>;

/** Four thirds of the largest request and text around it. */
const LONGEST_REQUEST = 262_144;

export const checkRequestSchema = z
  .strictObject({
    pem: z
      .string()
      .min(1)
      .max(LONGEST_REQUEST)
      .meta({ description: 'PEM, or DER in base64. A private key in it is refused.' }),
    wanted: requestParticularsSchema.optional().meta({ description: 'What it was prepared for.' }),
  })
  .meta({ id: 'CheckCertificateRequest' });
export type CheckRequest = z.output<typeof checkRequestSchema>;

export const checkedRequestSchema = z
  .object({
    request: z.object({
      subject: z.string(),
      organizationIdentifier: z.string().nullable(),
      kind: z.enum(REQUEST_KINDS).nullable(),
      roles: z.array(z.string()),
      ncaName: z.string().nullable(),
      ncaId: z.string().nullable(),
      names: z.array(z.string()),
      key: z.object({ algorithm: z.string(), bits: z.int().nullable(), curve: z.string().nullable() }),
      signatureAlgorithm: z.string(),
      signature: z.enum(['valid', 'invalid', 'unsupported']),
      keyUsage: z.array(z.string()),
      extendedKeyUsage: z.array(z.string()),
    }),
    findings: z.array(
      z.object({
        code: z.enum(REQUEST_FINDING_CODES),
        severity: z.enum(SEVERITIES),
        message: z.string(),
        citation: z.string(),
        at: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CheckedCertificateRequest' });
export type CheckedRequestRow = z.input<typeof checkedRequestSchema>;
export type CheckedRequest = z.output<typeof checkedRequestSchema>;

export {
  REQUEST_KEYS,
  REQUEST_KINDS,
  REQUEST_ROLES,
  type RequestKey,
  type RequestKind,
  type RequestRole,
} from '../core/certificate-requests/particulars.js';
