import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';
import type { Field, TypedTarget } from './typed-target.js';

/** What every part of the form gets. */
export interface FieldsProps {
  readonly typed: TypedTarget;
  readonly put: (part: Partial<TypedTarget>) => void;
  /** What is wrong with a field, or what it is for. */
  readonly told: (field: Field, help?: string) => { readonly error: boolean; readonly helperText: string };
}

export type AccessRole = ProbeTargetView['expectedRoles'][number];
