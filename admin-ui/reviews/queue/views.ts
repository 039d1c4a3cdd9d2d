/** The queue as people ask for it; `count` names the number of `GET /reviews/counts`. */
export const VIEWS = [
  { name: 'open', filter: { stage: 'open' } },
  { name: 'assignedToMe', filter: { stage: 'open', assignee: 'me' } },
  { name: 'unclaimed', filter: { stage: 'open', state: 'submitted' } },
  { name: 'overdue', filter: { stage: 'open', overdue: true } },
  { name: 'mine', filter: { mine: true } },
  { name: 'decided', filter: { stage: 'decided' } },
  { name: 'all', filter: {} },
] as const satisfies readonly { readonly name: string; readonly filter: Filter }[];

export type Filter = Readonly<Record<string, unknown>>;
export type ViewName = (typeof VIEWS)[number]['name'];

/** What waits for somebody. */
export const QUEUE: Filter = VIEWS[0].filter;

export const filterOf = (wanted: ViewName): Filter => VIEWS.find(({ name }) => name === wanted)?.filter ?? {};

const text = (filter: Filter) =>
  JSON.stringify(Object.entries(filter).toSorted(([one], [other]) => (one < other ? -1 : 1)));

/** Nothing that is over is due, so the newest comes first. */
export const orderOf = (name: ViewName): string => {
  if (name === 'decided') return '&sort=decidedAt&order=DESC';
  return name === 'mine' || name === 'all' ? '&sort=createdAt&order=DESC' : '';
};

export const sameFilter = (one: Filter, other: Filter): boolean => text(one) === text(other);
