export const PROFILES_PATH = '/settings/decision-profiles';
export const WAIVERS_PATH = '/settings/waivers';
export const METER_PATH = '/reviews/meter';
export const REVIEWS_PATH = '/reviews';

/** Of a profile by what it is for (`default`, `berlin-1.3:production`), or of one of its versions by its id. */
export const profilePath = (id: string): string => `${PROFILES_PATH}/${encodeURIComponent(id)}`;

/** The form, filled in from what is in force for the same. */
export const proposeProfilePath = (profileId?: string): string =>
  `${PROFILES_PATH}/new${profileId === undefined ? '' : `?${new URLSearchParams({ from: profileId }).toString()}`}`;

export const waiverPath = (id: string): string => `${WAIVERS_PATH}/${id}`;
export const reviewPath = (id: string): string => `${REVIEWS_PATH}/${id}/show`;
