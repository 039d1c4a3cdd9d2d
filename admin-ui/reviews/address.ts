import { listAddress } from '../components/listAddress.js';

export const REVIEWS_PATH = '/reviews';
export const BOARD_PATH = `${REVIEWS_PATH}/board`;
export const REVIEW_ROUTE = `${REVIEWS_PATH}/:id/show`;
export const reviewPath = (id: string): string => `${REVIEWS_PATH}/${id}/show`;

/** The queue under a filter. */
export const queuePath = (filter: Readonly<Record<string, unknown>>): string =>
  listAddress(REVIEWS_PATH, filter);

/** Of a command, or of what belongs to a review: its events, messages, examination. */
export const reviewApi = (id: string, below?: string): string =>
  `/reviews/${id}${below === undefined ? '' : `/${below}`}`;
