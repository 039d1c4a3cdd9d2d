/** The address of a list under a filter: what a link on a number opens. */
export function listAddress(path: string, filter: Record<string, unknown>): string {
  return `${path}?${new URLSearchParams({ filter: JSON.stringify(filter) })}`;
}
