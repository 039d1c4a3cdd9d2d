import { useStore } from 'react-admin';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** Light, dark, or what the system says; kept on this machine. Nothing stored means the system. */
export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const [stored, store] = useStore<'light' | 'dark' | undefined>('theme');
  return [stored ?? 'system', (choice) => store(choice === 'system' ? undefined : choice)];
}
