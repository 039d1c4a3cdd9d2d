import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { id, instant } from '../platform/http/common.contract.js';
import { organisationSchema } from '../organisations/organisations.contract.js';

/** Sort by `name`, `country`, `authority`, `createdAt`; filter by `id`, `key`, `country`, `authority`, `q`, `tag`, `blocked`, `hasCertificates`, `certificateId`. */
export const organisationWithCertificatesSchema = organisationSchema
  .extend({
    certificates: z.object({
      total: z.int(),
      /** Neither retired nor superseded nor expired. */
      inUse: z.int(),
      /** The latest end among those in use; `null` without one. */
      lastsUntil: instant.nullable(),
      /** Of the newest verdicts about those in use, the worst; `null` while none was verified. */
      worst: z.enum(OUTCOMES).nullable(),
    }),
  })
  .meta({ id: 'OrganisationWithCertificates' });
export type OrganisationWithCertificates = z.output<typeof organisationWithCertificatesSchema>;

export const ORGANISATION_DATE_KINDS = [
  'certificate-begins',
  'certificate-ends',
  'block-began',
  'block-ends',
] as const;

/** Something dated about an organisation; other layers have lists of the same shape. */
export const organisationDateSchema = z
  .object({
    kind: z.enum(ORGANISATION_DATE_KINDS),
    at: instant,
    /** What it is about: a certificate's serial number, the reason of a block. */
    what: z.string(),
    /** Page of the console; empty for the organisation itself. */
    link: z.string(),
    /** Of the certificate; `null` for what is not about one. */
    certificateId: id.nullable(),
    certificateKind: z.enum(CERTIFICATE_KINDS).nullable(),
  })
  .meta({ id: 'OrganisationDate' });
export type OrganisationDate = z.output<typeof organisationDateSchema>;
export type OrganisationDateRow = z.input<typeof organisationDateSchema>;
