/**
 * The one vocabulary of states. Colour never stands alone: `StateChip` adds an icon and a word.
 * `unknown` looks neither like `ok` nor like `critical`.
 */
export const STATES = ['ok', 'notice', 'warning', 'critical', 'waiting', 'ended', 'unknown'] as const;
export type State = (typeof STATES)[number];

export interface StateColours {
  /** Lines, icons and bars: 3:1 against the page. */
  readonly line: string;
  /** Words: 4.5:1 against `soft` and against the page. */
  readonly text: string;
  /** The ground behind words. */
  readonly soft: string;
}

const GREY_ON_LIGHT = { line: '#717d87', text: '#4b5761', soft: '#ebeef0' };
const GREY_ON_DARK = { line: '#84919a', text: '#b3bec5', soft: '#252d32' };

export const STATE_COLOURS: Record<'light' | 'dark', Record<State, StateColours>> = {
  light: {
    ok: { line: '#1f8a4c', text: '#146237', soft: '#e4f4ea' },
    notice: { line: '#2f6fde', text: '#1f4fae', soft: '#e6eefc' },
    warning: { line: '#b86e00', text: '#824d00', soft: '#fcf0d9' },
    critical: { line: '#cf3a2d', text: '#a5251b', soft: '#fce9e7' },
    waiting: { line: '#7b4fd6', text: '#5c35b0', soft: '#f0eafc' },
    ended: GREY_ON_LIGHT,
    unknown: GREY_ON_LIGHT,
  },
  dark: {
    ok: { line: '#3fb873', text: '#7bdba2', soft: '#12301f' },
    notice: { line: '#6a9df7', text: '#a3c3fd', soft: '#172742' },
    warning: { line: '#e0a03a', text: '#f3c677', soft: '#37290f' },
    critical: { line: '#f0695d', text: '#ffaaa1', soft: '#431b18' },
    waiting: { line: '#a681f0', text: '#cdb8fb', soft: '#2b2144' },
    ended: GREY_ON_DARK,
    unknown: GREY_ON_DARK,
  },
};
