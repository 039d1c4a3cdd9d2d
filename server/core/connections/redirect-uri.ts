/**
 * What is wrong with an address to be sent back to; undefined when nothing is. An absolute https URI without a fragment
 * (RFC 6749 §3.1.2); plain http only on this machine (RFC 8252 §8.3).
 */
export function redirectUriProblem(text: string): string | undefined {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text))
    return 'is no address that begins with https://.';
  if (text.includes('#')) return 'has a fragment, which no server sends back.';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'has a user name in it.';
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && !isHere ? 'has to begin with https://.' : undefined;
}
