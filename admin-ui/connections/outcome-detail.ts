/** What was seen, as the server says it after its title: "The bank failed: HTTP 503." Empty where it says nothing more. */
export function outcomeDetail(message: string): string {
  const at = message.indexOf(': ');
  return at < 0 ? '' : message.slice(at + 2);
}
