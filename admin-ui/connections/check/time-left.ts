/** "14:59"; "0:00" when it is over. */
export function timeLeft(endsAt: Date, now: Date): string {
  const seconds = Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
