/** Who did something, as the audit log keeps it: the name is a copy, because people are renamed and leave. */
export interface Actor {
  /** The id of a user, or `system`. */
  readonly id: string;
  readonly name: string;
  readonly via: 'session' | 'token' | 'anonymous' | 'cli' | 'system';
}

/** Jobs, and everything else that no person asked for. */
export const SYSTEM: Actor = { id: 'system', name: 'Qwarden', via: 'system' };
