import { sameFilter } from '../../reviews/queue/views.js';

/** The inbox as people ask for it. */
export const VIEWS = [
  { name: 'mine', filter: { state: 'open', mine: true } },
  { name: 'open', filter: { state: 'open' } },
  { name: 'critical', filter: { state: 'open', severity: 'critical' } },
  { name: 'snoozed', filter: { state: 'snoozed' } },
  { name: 'acknowledged', filter: { state: 'acknowledged' } },
  { name: 'over', filter: { state: 'superseded' } },
  { name: 'all', filter: {} },
] as const satisfies readonly { readonly name: string; readonly filter: Readonly<Record<string, unknown>> }[];

/** What somebody has to see to. */
export const OPEN = VIEWS[1].filter;

export { sameFilter };
