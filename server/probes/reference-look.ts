import {
  MOST_REFERENCE_HOSTS,
  type ReferenceHost,
  type ReferenceLook,
} from '../core/probes/reference-host.js';
import type { Dialer } from '../ports/dialer.js';

/** Short: a network that is well answers at once. */
const LOOK_MS = 5_000;

/** A handshake with a certificate that holds; a portal that catches every connection has none for the name. */
export async function lookAtReferences(
  references: readonly ReferenceHost[],
  dialer: Dialer,
): Promise<ReferenceLook> {
  const asked = references.slice(0, MOST_REFERENCE_HOSTS);
  const looks = await Promise.all(asked.map((host) => dialer.handshake(host, { totalMs: LOOK_MS })));
  return { asked: asked.length, answered: looks.filter((look) => look.ok && look.isTrusted).length };
}
