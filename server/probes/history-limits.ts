const DAY_MS = 86_400_000;

/** Runs with their reports. */
export const RAW_KEPT_MS = 30 * DAY_MS;
/** Of runs that brought no news; their times and outcomes stay as samples of the hour. */
export const PLAIN_KEPT_MS = 2 * DAY_MS;
/** Samples within hours: as long as other runs. */
export const SAMPLES_KEPT_MS = RAW_KEPT_MS;
export const HOURS_KEPT_MS = 400 * DAY_MS;
/** How far back hours are made of runs that are still there. */
export const ROLLED_BACK_MS = PLAIN_KEPT_MS;
