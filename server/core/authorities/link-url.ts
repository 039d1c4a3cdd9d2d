export const LONGEST_URL = 2_000;

/**
 * The address of a web page that people may be led to: http or https, complete, without a name and password in it,
 * and without characters that would make it read as another one. Returned as it was given.
 */
export function readLinkUrl(text: string): string | undefined {
  if (text.length > LONGEST_URL || !/^https?:\/\/(?!\/)[^\s\p{Cc}\p{Cf}\\]+$/iu.test(text)) return undefined;
  if (!URL.canParse(text)) return undefined;
  const { hostname, username, password } = new URL(text);
  return hostname !== '' && username === '' && password === '' ? text : undefined;
}
