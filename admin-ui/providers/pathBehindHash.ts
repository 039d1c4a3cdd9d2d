/**
 * The token of a reset link stands behind the hash, so that it never reaches a server's log. Here it becomes a state of
 * the history that no address shows. A whole path behind the hash becomes the path.
 */
export function openPathBehindHash(): void {
  const hash = location.hash.slice(1);
  if (!hash.startsWith('/') && !hash.startsWith('token=')) return;
  const wanted = new URL(hash.startsWith('/') ? hash : `${location.pathname}?${hash}`, location.origin);
  const token = wanted.searchParams.get('token');
  wanted.searchParams.delete('token');
  // React Router keeps the state of a location under `usr`.
  history.replaceState({ usr: token === null ? null : { token }, key: 'default', idx: 0 }, '', wanted);
}
