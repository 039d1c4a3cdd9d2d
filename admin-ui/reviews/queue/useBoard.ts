import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { useAttention } from '../../notifications/useAttention.js';

const REFRESH_MS = 60_000;
const SHOWN = 20;
const LATELY_DAYS = 14;
const DAY_MS = 86_400_000;

export const BOARD_COLUMNS = ['submitted', 'in-review', 'needs-information', 'decided'] as const;

export interface BoardColumn {
  readonly name: (typeof BOARD_COLUMNS)[number];
  /** What the column shows, as a filter of the list. */
  readonly filter: Record<string, unknown>;
  /** Undefined while it is asked for. */
  readonly rows: readonly Review[] | undefined;
  readonly total: number;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** The first of each state, by due; of what was decided lately the newest. */
export function useBoard(filters: Record<string, unknown>): readonly BoardColumn[] {
  const since = useMemo(() => new Date(today() - LATELY_DAYS * DAY_MS).toISOString(), []);
  // Each column is a state of its own.
  const { state: _state, stage: _stage, waitsFor: _waitsFor, ...rest } = filters;
  const submitted = useColumn('submitted', { ...rest, state: 'submitted' }, 'dueAt');
  const inReview = useColumn('in-review', { ...rest, state: 'in-review' }, 'dueAt');
  const asked = useColumn('needs-information', { ...rest, state: 'needs-information' }, 'submittedAt');
  const decided = useColumn(
    'decided',
    { ...rest, stage: 'decided', decidedAt_gte: since },
    'decidedAt',
    'DESC',
  );
  return [submitted, inReview, asked, decided];
}

/** The day begins for everybody at once: the address of the column then stays the same while somebody looks. */
const today = () => Math.floor(Date.now() / DAY_MS) * DAY_MS;

function useColumn(
  name: BoardColumn['name'],
  filter: Record<string, unknown>,
  field: string,
  order: 'ASC' | 'DESC' = 'ASC',
): BoardColumn {
  const present = useAttention();
  const { data, total, error, refetch } = useGetList<Review>(
    'reviews',
    { filter, sort: { field, order }, pagination: { page: 1, perPage: SHOWN } },
    { ...(present && { refetchInterval: REFRESH_MS }), placeholderData: undefined },
  );
  return { name, filter, rows: data, total: total ?? 0, error, refetch: () => void refetch() };
}
