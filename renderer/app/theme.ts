import { Badge, Button, type CSSVariablesResolver, createTheme, InputWrapper, type MantineColorsTuple, Tabs } from '@mantine/core';

/** The one accent: a deep teal that keeps white text readable (6.1 to 1) in its filled shade. */
const teal: MantineColorsTuple = [
  '#edf6f7',
  '#d8eaec',
  '#afd6da',
  '#83c1c8',
  '#5fafb8',
  '#48a3ad',
  '#37929d',
  '#27808a',
  '#1a6b75',
  '#0e525b',
];
/** Greys of the dark scheme, slightly cool so that paper-white figures stand out without glare. */
const slate: MantineColorsTuple = [
  '#d3d9de',
  '#b8c0c7',
  '#98a2ab',
  '#6b757e',
  '#434c54',
  '#353d44',
  '#2a3138',
  '#1d2327',
  '#171c20',
  '#101417',
];

// Inputs and buttons are compact everywhere: an accountant's screen shows rows, not air.
const compact = { defaultProps: { size: 'xs' } };

export const theme = createTheme({
  colors: { teal, dark: slate },
  primaryColor: 'teal',
  // Shade 6, Mantine's default, fails WCAG AA under white text.
  primaryShade: { light: 8, dark: 8 },
  fontFamily: "'FiraGO', sans-serif",
  fontFamilyMonospace: "'FiraGO', monospace",
  headings: {
    fontFamily: "'FiraGO', sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  defaultRadius: 3,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // Only the one main button of a screen is bold.
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      styles: (_theme, { variant }) => ({
        // Words longer than there is room for go on in a second line: none is cut off, at any zoom and in any language.
        root: {
          fontWeight: variant === undefined || variant === 'filled' ? 600 : 400,
          maxWidth: '100%',
          height: 'auto',
          minHeight: 'var(--button-height)',
        },
        label: { whiteSpace: 'normal', lineHeight: 1.25, height: 'auto', overflow: 'visible' },
      }),
    }),
    TextInput: compact,
    Textarea: compact,
    NumberInput: compact,
    Select: compact,
    NativeSelect: compact,
    PasswordInput: compact,
    FileInput: compact,
    Checkbox: compact,
    Switch: compact,
    Radio: compact,
    SegmentedControl: { ...compact, styles: { label: { fontWeight: 400 } } },
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'xs' },
      styles: { label: { fontWeight: 400, color: 'var(--mantine-color-dimmed)' }, description: { fontSize: '0.75rem' } },
    }),
    // Told from the page in both schemes.
    Pill: { defaultProps: { size: 'sm' }, styles: { root: { backgroundColor: 'var(--davtari-row-active)' } } },
    Tabs: Tabs.extend({ vars: () => ({ root: { '--tabs-color': 'var(--mantine-color-anchor)' } }) }),
    Table: {
      defaultProps: { fz: 'xs', verticalSpacing: 4, horizontalSpacing: 'xs' },
      styles: { th: { fontWeight: 400, color: 'var(--mantine-color-dimmed)' } },
    },
    Tooltip: { defaultProps: { openDelay: 400, fz: 'xs' } },
    Modal: {
      styles: { title: { fontWeight: 600, fontSize: '1rem' } },
      defaultProps: { centered: false, yOffset: '8vh', transitionProps: { duration: 80 }, overlayProps: { backgroundOpacity: 0.35 } },
    },
    Drawer: { styles: { title: { fontWeight: 600, fontSize: '1rem' } } },
    // Capitals made by the browser have no place in Georgian text.
    Badge: Badge.extend({ styles: { label: { textTransform: 'none', fontWeight: 400 } } }),
  },
});

/** Mantine's secondary texts and rules miss WCAG AA in places: these pass on the page and on panels, in both schemes. All else is in `ui/tokens.css`. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b2226',
    '--mantine-color-dimmed': '#55606a',
    '--mantine-color-placeholder': '#66717b',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#17626b',
    '--mantine-color-default-border': '#c9d0d5',
    '--mantine-color-disabled-color': '#66717b',
  },
  dark: {
    '--mantine-color-text': '#dde2e6',
    '--mantine-color-dimmed': '#a9b3bb',
    '--mantine-color-placeholder': '#8f9aa3',
    '--mantine-color-error': '#ff9a92',
    '--mantine-color-anchor': '#7cc7d0',
    // Buttons without a ground are links by their look, as they are in the light scheme.
    '--mantine-color-teal-light-color': 'var(--mantine-color-anchor)',
    '--mantine-color-default-border': '#434c54',
    '--mantine-color-disabled-color': '#98a2ab',
  },
});
