/**
 * Links in mails carry their path behind the hash, so that the token of a reset link never reaches a server's log.
 * Here it becomes the path, and the token a state of the history that no address shows.
 */
export function openPathBehindHash(): void {
  if (!location.hash.startsWith('#/')) return;
  const wanted = new URL(location.hash.slice(1), location.origin);
  const token = wanted.searchParams.get('token');
  wanted.searchParams.delete('token');
  // React Router keeps the state of a location under `usr`.
  history.replaceState({ usr: token === null ? null : { token }, key: 'default', idx: 0 }, '', wanted);
}
