import type { Json } from '../core/audit/canonical-json.js';

/** What the audit log keeps of a definition: a copy, without what JSON does not know. */
export const auditDetails = (details: Readonly<Record<string, unknown>>): Json =>
  JSON.parse(JSON.stringify(details)) as Json;
