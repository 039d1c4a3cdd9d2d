import { useState } from 'react';

/** What was typed about a review and not sent yet, for as long as the console is open. */
const kept = new Map<string, string>();

/** A text that survives closing its form and going to another page. */
export function useKeptText(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => kept.get(key) ?? '');
  const keep = (next: string) => {
    if (next === '') kept.delete(key);
    else kept.set(key, next);
    setText(next);
  };
  return [text, keep];
}
