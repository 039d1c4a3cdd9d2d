import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { APPLICATION_LIMITS, CONTACT_PURPOSES } from '../core/applications/application.js';
import { ASKED_OF, DEMAND_CODES, MET } from '../core/applications/demands.js';
import { APPLICATION_STEPS } from '../core/applications/missing-parts.js';
import { PRE_CHECK_OUTCOMES } from '../core/applications/pre-check.js';
import { SEVERITIES } from '../core/lint/severity.js';
import { id, instant } from '../platform/http/common.contract.js';

const text = (max: number) => z.string().trim().max(max);

/** An application as far as it is written. Contacts may be half of one, because this is asked while somebody types. */
export const preCheckSchema = z
  .strictObject({
    application: z
      .strictObject({
        identifier: text(APPLICATION_LIMITS.identifier),
        organisationName: text(APPLICATION_LIMITS.name),
        onBehalfOf: text(APPLICATION_LIMITS.name),
        certificateId: id.nullable(),
        sealCertificateId: id.nullable(),
        edition: z.enum(API_EDITIONS).nullable(),
        environment: z.enum(API_ENVIRONMENTS).nullable(),
        roles: z.array(z.enum(ACCESS_ROLES)).max(ACCESS_ROLES.length),
        endpoints: z.array(z.string().max(100)).max(APPLICATION_LIMITS.endpoints),
        useCase: text(APPLICATION_LIMITS.useCase),
        redirectUris: z.array(text(APPLICATION_LIMITS.uri)).max(APPLICATION_LIMITS.redirectUris),
        contacts: z
          .array(
            z.strictObject({
              name: text(APPLICATION_LIMITS.name),
              email: text(254),
              phone: text(50),
              purposes: z.array(z.enum(CONTACT_PURPOSES)).max(CONTACT_PURPOSES.length),
            }),
          )
          .max(APPLICATION_LIMITS.contacts),
        hasTestAccounts: z.boolean(),
      })
      .partial(),
  })
  .meta({ id: 'PreCheckApplication' });
export type PreCheckApplication = z.output<typeof preCheckSchema>;

export const preCheckLineSchema = z.object({
  code: z.enum(DEMAND_CODES),
  met: z.enum(MET),
  sentence: z.string(),
  askOf: z.enum(ASKED_OF),
  source: z.string().meta({ description: 'Where the demand is written.' }),
  demanded: z.boolean().meta({ description: 'False: worth knowing, and no reason to wait.' }),
});

export const preCheckAnswerSchema = z
  .object({
    outcome: z.enum(PRE_CHECK_OUTCOMES),
    at: instant,
    lines: z.array(preCheckLineSchema),
    findings: z.array(
      z.object({
        of: z.enum(['certificate', 'seal']),
        code: z.string(),
        severity: z.enum(SEVERITIES),
        message: z.string(),
        citation: z.string(),
        at: z.string().nullable(),
        ask: z.string().nullable(),
        askOf: z.enum(ASKED_OF),
      }),
    ),
    missing: z.array(z.object({ step: z.enum(APPLICATION_STEPS), path: z.string(), code: z.string() })).meta({
      description: 'What keeps it from being submitted.',
    }),
  })
  .meta({ id: 'PreCheck' });
export type PreCheckAnswerRow = z.input<typeof preCheckAnswerSchema>;
export type PreCheckAnswer = z.output<typeof preCheckAnswerSchema>;

export {
  ACCESS_ROLES,
  type AccessRole,
  API_EDITIONS,
  API_ENVIRONMENTS,
  type ApiEdition,
  type ApiEnvironment,
} from '../core/api-editions/edition-names.js';
export {
  type Application,
  APPLICATION_LIMITS,
  type ApplicationContact,
  CONTACT_PURPOSES,
  type ContactPurpose,
  EMPTY_APPLICATION,
} from '../core/applications/application.js';
export { type AskedOf, type DemandCode, type Met } from '../core/applications/demands.js';
export {
  APPLICATION_STEPS,
  type ApplicationStep,
  type MissingPart,
  missingParts,
  SHORTEST_USE_CASE,
} from '../core/applications/missing-parts.js';
export { redirectUriFault } from '../core/applications/redirect-uri.js';
