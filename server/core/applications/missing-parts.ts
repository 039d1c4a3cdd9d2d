import { type Application, APPLICATION_LIMITS } from './application.js';
import { redirectUriFault, type RedirectUriFault } from './redirect-uri.js';

/** The steps in which an application is filled in; the last two only look at it. */
export const APPLICATION_STEPS = ['organisation', 'certificate', 'target', 'pre-check', 'submit'] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** `missing`: nothing is there. `too-short`: too little to be judged by. Others: why a redirect URI will not do. */
export type MissingCode = 'missing' | 'too-short' | RedirectUriFault | 'twice';

export interface MissingPart {
  readonly step: ApplicationStep;
  /** Member of the application: `useCase`, `redirectUris.0`. */
  readonly path: string;
  readonly code: MissingCode;
}

/** A use case that says what is done with whose data, for whom and how often does not fit into less. */
export const SHORTEST_USE_CASE = 50;

/**
 * What keeps an application from being submitted, in the order of its steps; empty when nothing does. Demands that people
 * weigh, like a seal for payments, are lines of the pre-check and keep nobody from asking.
 */
export function missingParts(application: Application): readonly MissingPart[] {
  const missing: MissingPart[] = [];
  const lack = (step: ApplicationStep, path: string, code: MissingCode = 'missing'): void =>
    void missing.push({ step, path, code });
  const { identifier, organisationName, certificateId, edition, environment, roles, useCase } = application;
  if (identifier.trim() === '') lack('organisation', 'identifier');
  if (organisationName.trim() === '') lack('organisation', 'organisationName');
  if (certificateId === null) lack('certificate', 'certificateId');
  if (edition === null) lack('target', 'edition');
  if (environment === null) lack('target', 'environment');
  if (roles.length === 0) lack('target', 'roles');
  const written = useCase.trim().length;
  if (written === 0) lack('target', 'useCase');
  else if (written < SHORTEST_USE_CASE) lack('target', 'useCase', 'too-short');
  redirectUriParts(application, lack);
  contactParts(application, lack);
  return missing;
}

type Lack = (step: ApplicationStep, path: string, code?: MissingCode) => void;

function redirectUriParts({ redirectUris, environment }: Application, lack: Lack): void {
  if (redirectUris.length === 0) lack('target', 'redirectUris');
  const seen = new Set<string>();
  for (const [i, uri] of redirectUris.slice(0, APPLICATION_LIMITS.redirectUris).entries()) {
    const fault = uri === '' ? 'missing' : redirectUriFault(uri, environment);
    if (fault !== undefined) lack('target', `redirectUris.${i}`, fault);
    else if (seen.has(uri)) lack('target', `redirectUris.${i}`, 'twice');
    seen.add(uri);
  }
}

function contactParts({ contacts }: Application, lack: Lack): void {
  if (contacts.length === 0) lack('target', 'contacts');
  for (const [i, { name, email, purposes }] of contacts.entries()) {
    if (name.trim() === '') lack('target', `contacts.${i}.name`);
    if (email.trim() === '') lack('target', `contacts.${i}.email`);
    if (purposes.length === 0) lack('target', `contacts.${i}.purposes`);
  }
}
