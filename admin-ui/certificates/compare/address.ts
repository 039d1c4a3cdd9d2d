/** Both sides stand in the address, so that a comparison can be sent to somebody. */
export const comparePath = (left: string, right: string): string =>
  `/certificates/compare?${new URLSearchParams({ left, right }).toString()}`;
