export const ACCESS_PATH = '/access';
export const TRY_PATH = '/access/try';
export const grantPath = (id: string): string => `${ACCESS_PATH}/${id}`;

/** The call box with what is known of a certificate filled in. */
export const tryPath = (known: Readonly<Record<string, string>>): string =>
  `${TRY_PATH}?${new URLSearchParams(known).toString()}`;
