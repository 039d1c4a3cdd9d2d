type Headers = readonly (readonly [string, string])[];

/** The first value of a header; names are compared without regard to case. */
export const headerOf = (headers: Headers, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1];

/** `application/json` of `Application/JSON; charset=utf-8`; empty where there is none. */
export const mediaTypeOf = (headers: Headers): string =>
  (headerOf(headers, 'content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** `application/json`, `application/problem+json`. */
export const isJsonType = (mediaType: string): boolean =>
  mediaType === 'application/json' || /^application\/[a-z0-9.-]+\+json$/.test(mediaType);
