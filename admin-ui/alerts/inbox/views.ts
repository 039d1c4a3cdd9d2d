import { sameFilter } from '../../reviews/queue/views.js';

type Filter = Readonly<Record<string, unknown>>;

/** The inbox as people ask for it; `mine` are those that are told to an address. */
export const viewsOf = (email: string) =>
  [
    { name: 'mine', filter: { state: 'open', toldTo: email } },
    { name: 'open', filter: { state: 'open' } },
    { name: 'critical', filter: { state: 'open', severity: 'critical' } },
    { name: 'warning', filter: { state: 'open', severity: 'warning' } },
    { name: 'info', filter: { state: 'open', severity: 'info' } },
    { name: 'snoozed', filter: { state: 'snoozed' } },
    { name: 'acknowledged', filter: { state: 'acknowledged' } },
    { name: 'over', filter: { state: 'superseded' } },
    { name: 'all', filter: {} },
  ] as const satisfies readonly { readonly name: string; readonly filter: Filter }[];

/** Views whose number somebody wants to see. */
export const COUNTED: ReadonlySet<string> = new Set([
  'mine',
  'open',
  'critical',
  'warning',
  'info',
  'snoozed',
]);

/** What somebody has to see to. */
export const OPEN: Filter = { state: 'open' };

export { sameFilter };
