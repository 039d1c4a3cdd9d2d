import { ALERT_KINDS, type AlertKind } from '../../../server/alerts/alerts.contract.js';

const STARTS = [
  ['certificates', ['certificate-']],
  ['consents', ['consent-']],
  ['trust', ['trusted-list-', 'register-']],
  ['access', ['grant-', 'waiver-', 'secret-', 'api-token-']],
] as const;

/** Kinds of alerts under the headings under which people look for them; whatever fits nowhere is about Qwarden itself. */
export const KIND_GROUPS: readonly { readonly name: string; readonly kinds: readonly AlertKind[] }[] = [
  ...STARTS.map(([name, starts]) => ({
    name,
    kinds: ALERT_KINDS.filter((kind) => starts.some((start) => kind.startsWith(start))),
  })),
  {
    name: 'qwarden',
    kinds: ALERT_KINDS.filter(
      (kind) => !STARTS.some(([, starts]) => starts.some((start) => kind.startsWith(start))),
    ),
  },
].filter(({ kinds }) => kinds.length > 0);
