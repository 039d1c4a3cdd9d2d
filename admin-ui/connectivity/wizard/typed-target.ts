import type { z } from 'zod';
import type {
  CreateProbeTargetInput,
  probePresetSchema,
  ProbeTargetView,
} from '../../../server/probes/probes.contract.js';

export type Preset = z.output<typeof probePresetSchema>;

/** A preset's edition, or a target of one's own. */
export const WHATS = ['berlin-1.3', 'georgia-0.8', 'xs2a', 'tls'] as const;
export type What = (typeof WHATS)[number];

/** As it stands in the fields. It holds no secret, so a browser may keep it. */
export interface TypedTarget {
  readonly what: What;
  readonly name: string;
  readonly organisationId: string | null;
  readonly environment: CreateProbeTargetInput['environment'] & string;
  readonly origin: string;
  readonly basePath: string;
  readonly discoveryUrl: string;
  readonly keyPlace: ProbeTargetView['keyPlace'];
  readonly keyId: string | null;
  readonly certificateId: string | null;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly expectedRoles: ProbeTargetView['expectedRoles'];
  readonly paymentProduct: string;
  readonly everyMinutes: string;
  readonly fullEveryHours: string;
}

export const NOTHING_TYPED: TypedTarget = {
  ...({ what: 'berlin-1.3', name: '', organisationId: null, environment: 'sandbox', origin: '' } as const),
  ...({ basePath: '', discoveryUrl: '', keyPlace: 'none', keyId: null, certificateId: null } as const),
  ...{ clientId: '', redirectUri: '', paymentProduct: '', everyMinutes: '5', fullEveryHours: '24' },
  expectedRoles: ['PSP_AI'],
};

export const typedOf = (target: ProbeTargetView): TypedTarget => ({
  what: target.kind === 'tls' ? 'tls' : (target.edition ?? 'xs2a'),
  ...{ name: target.name, organisationId: target.organisationId, environment: target.environment },
  ...{ origin: target.origin, basePath: target.basePath, discoveryUrl: target.discoveryUrl ?? '' },
  ...{ keyPlace: target.keyPlace, keyId: target.keyId, certificateId: target.certificateId },
  ...{ clientId: target.clientId ?? '', redirectUri: target.redirectUri ?? '' },
  ...{ expectedRoles: target.expectedRoles, paymentProduct: target.paymentProduct ?? '' },
  everyMinutes: String(target.everyMinutes),
  fullEveryHours: target.fullEveryHours === null ? '' : String(target.fullEveryHours),
});

export const WIZARD_STEPS = ['what', 'where', 'key', 'client'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** A plain server is asked nothing that needs a certificate of ours. */
export const stepsOf = (what: What): readonly WizardStep[] =>
  what === 'tls' ? WIZARD_STEPS.filter((step) => step !== 'key') : WIZARD_STEPS;

const STEP_OF_FIELD: Readonly<Record<string, WizardStep>> = {
  ...({ kind: 'what', edition: 'what', keyPlace: 'key', keyId: 'key', certificateId: 'key' } as const),
  ...({ name: 'where', organisationId: 'where', environment: 'where', origin: 'where' } as const),
  ...({ basePath: 'where', discoveryUrl: 'where' } as const),
};
/** Where a field that the server refused is corrected. */
export const stepOfField = (field: string): WizardStep => STEP_OF_FIELD[field] ?? 'client';

export type Field = keyof TypedTarget;

/**
 * The fields that cannot be sent as they are, with the word for what is wrong: `connectivity.wizard.wrong.<word>`. The
 * server judges again, and more.
 */
export function faultsOf(typed: TypedTarget): Map<Field, string> {
  const faults = new Map<Field, string>();
  const name = typed.name.trim();
  if (name === '' || name.length > 200) faults.set('name', 'name');
  const origin = typed.origin.trim();
  if (origin === '' && !isPreset(typed.what)) faults.set('origin', 'originNeeded');
  if (origin !== '' && !isOrigin(origin)) faults.set('origin', 'origin');
  if (!isWholeNumber(typed.everyMinutes, 1_440)) faults.set('everyMinutes', 'everyMinutes');
  if (typed.fullEveryHours.trim() !== '' && !isWholeNumber(typed.fullEveryHours, 744))
    faults.set('fullEveryHours', 'fullEveryHours');
  if (typed.what === 'tls') return faults;
  const basePath = typed.basePath.trim();
  if (basePath !== '' && !/^\/[^\s?#]*$/.test(basePath)) faults.set('basePath', 'basePath');
  for (const field of ['discoveryUrl', 'redirectUri'] as const) {
    const url = typed[field].trim();
    if (url !== '' && !isHttps(url)) faults.set(field, field);
  }
  if (typed.keyPlace === 'sealed' && typed.keyId === null) faults.set('keyId', 'keyId');
  return faults;
}

const isPreset = (what: What): what is 'berlin-1.3' | 'georgia-0.8' => what !== 'xs2a' && what !== 'tls';

/** What is sent. Of a preset at an address of its own, the discovery document is expected at that address too. */
export function bodyOf(typed: TypedTarget, preset: Preset | undefined): CreateProbeTargetInput {
  const isTls = typed.what === 'tls';
  const origin = orNull(typed.origin)?.replace(/\/+$/, '') ?? null;
  return {
    ...changeableOf(typed),
    kind: isTls ? 'tls' : 'xs2a',
    edition: isPreset(typed.what) ? typed.what : null,
    environment: typed.environment,
    origin,
    basePath: isTls ? null : orNull(typed.basePath),
    discoveryUrl: isTls ? null : (orNull(typed.discoveryUrl) ?? discoveryAt(origin, preset)),
  };
}

/** What can be changed later as well. */
export function changeableOf(typed: TypedTarget) {
  const isTls = typed.what === 'tls';
  const hours = typed.fullEveryHours.trim();
  return {
    ...{ name: typed.name.trim(), organisationId: typed.organisationId },
    clientId: isTls ? null : orNull(typed.clientId),
    redirectUri: isTls ? null : orNull(typed.redirectUri),
    expectedRoles: isTls ? [] : typed.expectedRoles,
    paymentProduct: isTls ? null : orNull(typed.paymentProduct),
    keyPlace: isTls ? ('none' as const) : typed.keyPlace,
    keyId: !isTls && typed.keyPlace === 'sealed' ? typed.keyId : null,
    certificateId: !isTls && typed.keyPlace === 'outside' ? typed.certificateId : null,
    everyMinutes: Number(typed.everyMinutes),
    fullEveryHours: hours === '' ? null : Number(hours),
  };
}

/** The preset's path on another host; null where the preset's own address counts. */
export function discoveryAt(origin: string | null, preset: Preset | undefined): string | null {
  if (origin === null || preset === undefined || !isOrigin(origin)) return null;
  const { pathname, search } = new URL(preset.discoveryUrl);
  return origin + pathname + search;
}

const orNull = (text: string): string | null => text.trim() || null;

function isHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function isOrigin(text: string): boolean {
  if (!isHttps(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '';
}

const isWholeNumber = (text: string, largest: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= largest;
