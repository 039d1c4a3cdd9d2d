import type { Theme, ThemeOptions } from '@mui/material/styles';
import { STATE_COLOURS, type State, type StateColours } from './states.js';

declare module '@mui/material/styles' {
  interface Palette {
    states: Record<State, StateColours>;
    /** The ground of the rail and of code, one step away from the page. */
    sunken: string;
  }
  interface PaletteOptions {
    states: Record<State, StateColours>;
    sunken: string;
  }
}

export const MONOSPACE =
  "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace";
export const ROW_HEIGHT = 40;

const PALETTES = {
  light: {
    mode: 'light',
    primary: { main: '#0b5d66', light: '#2b7f88', dark: '#07464d', contrastText: '#ffffff' },
    secondary: { main: '#4b5761', contrastText: '#ffffff' },
    background: { default: '#f6f8f8', paper: '#ffffff' },
    text: { primary: '#14202a', secondary: '#52606b', disabled: '#8b969e' },
    divider: '#dfe4e6',
    sunken: '#edf1f1',
    error: { main: '#a5251b' },
    warning: { main: '#824d00' },
    info: { main: '#1f4fae' },
    success: { main: '#146237' },
    states: STATE_COLOURS.light,
  },
  dark: {
    mode: 'dark',
    primary: { main: '#6ccbd6', light: '#93dbe3', dark: '#3fa5b1', contrastText: '#06262a' },
    secondary: { main: '#b3bec5', contrastText: '#14202a' },
    background: { default: '#0e1315', paper: '#151c1f' },
    text: { primary: '#e5ebed', secondary: '#a0adb4', disabled: '#6c7880' },
    divider: '#283136',
    sunken: '#0a0e10',
    error: { main: '#ffaaa1' },
    warning: { main: '#f3c677' },
    info: { main: '#a3c3fd' },
    success: { main: '#7bdba2' },
    states: STATE_COLOURS.dark,
  },
} as const satisfies Record<'light' | 'dark', ThemeOptions['palette']>;

const focusRing = (theme: Theme) => ({
  outline: `2px solid ${theme.palette.primary.main}`,
  outlineOffset: 2,
});

function themeOf(mode: 'light' | 'dark'): ThemeOptions {
  return {
    palette: PALETTES[mode],
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
      fontSize: 14,
      h1: { fontSize: '1.5rem', fontWeight: 640, lineHeight: 1.25, letterSpacing: '-0.015em' },
      h2: { fontSize: '1rem', fontWeight: 620, lineHeight: 1.4, letterSpacing: '-0.005em' },
      h3: { fontSize: '0.875rem', fontWeight: 620, lineHeight: 1.4 },
      body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
      body2: { fontSize: '0.875rem', lineHeight: 1.5 },
      caption: { fontSize: '0.8125rem', lineHeight: 1.4 },
      overline: { fontSize: '0.75rem', fontWeight: 600, letterSpacing: '0.04em', textTransform: 'none' },
      button: { textTransform: 'none', fontWeight: 560, letterSpacing: 0 },
    },
    components: {
      MuiCssBaseline: {
        styleOverrides: (theme: Theme) => ({
          body: { fontSize: '0.875rem', fontFeatureSettings: "'cv05', 'cv11', 'ss03'" },
          'table, time, .tabular': { fontVariantNumeric: 'tabular-nums' },
          'a:focus-visible, button:focus-visible, summary:focus-visible, [tabindex="0"]:focus-visible':
            focusRing(theme),
          '[tabindex="-1"]:focus': { outline: 'none' },
          code: { fontFamily: MONOSPACE, fontSize: '0.92em' },
          '@media (prefers-reduced-motion: reduce)': {
            '*, *::before, *::after': {
              animationDuration: '0.01ms !important',
              animationIterationCount: '1 !important',
              // A short duration instead would give every element a transition of all that it inherits, level by level.
              transition: 'none !important',
              scrollBehavior: 'auto !important',
            },
          },
        }),
      },
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: ({ theme }) => ({ '&.Mui-focusVisible': focusRing(theme) }) },
      },
      MuiButton: {
        defaultProps: { disableElevation: true, size: 'medium' },
        styleOverrides: {
          root: { minHeight: 36, paddingInline: 14, whiteSpace: 'nowrap' },
          sizeSmall: { minHeight: 30, paddingInline: 10, fontSize: '0.8125rem' },
          outlined: ({ theme, ownerState }) => ({
            borderColor: theme.palette.divider,
            ...(ownerState.color !== 'error' && { color: theme.palette.text.primary }),
          }),
        },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiCard: {
        styleOverrides: { root: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) },
      },
      MuiDialog: {
        styleOverrides: { paper: ({ theme }) => ({ border: `1px solid ${theme.palette.divider}` }) },
      },
      MuiMenu: {
        styleOverrides: {
          paper: ({ theme }) => ({
            border: `1px solid ${theme.palette.divider}`,
            boxShadow: '0 8px 24px rgb(0 0 0 / 0.14)',
          }),
        },
      },
      MuiTooltip: {
        defaultProps: { arrow: true, enterDelay: 300, describeChild: true },
        styleOverrides: {
          tooltip: { fontSize: '0.8125rem', fontWeight: 450, padding: '6px 10px', maxWidth: 360 },
        },
      },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
      MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
      MuiOutlinedInput: {
        styleOverrides: {
          root: ({ theme }) => ({ backgroundColor: theme.palette.background.paper }),
          notchedOutline: { borderColor: mode === 'light' ? '#868f96' : '#66727a' },
        },
      },
      MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
      MuiTableCell: {
        styleOverrides: {
          root: ({ theme }) => ({
            borderColor: theme.palette.divider,
            padding: '6px 12px',
            fontSize: '0.875rem',
          }),
          head: ({ theme }) => ({
            fontSize: '0.8125rem',
            fontWeight: 560,
            color: theme.palette.text.secondary,
            whiteSpace: 'nowrap',
          }),
        },
      },
      MuiLink: { defaultProps: { underline: 'hover' } },
      MuiSkeleton: { defaultProps: { animation: 'pulse' } },
    },
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
