// The Mantine side of the theme: its colours and variants. Values live in tokens.css.
import { createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core';
import { componentTheme } from './component-theme.ts';

const petrol: MantineColorsTuple = [
  '#ecf8fb',
  '#d3eef4',
  '#97cfdd',
  '#65c4da',
  '#499fb8',
  '#2b8aa5',
  '#026e89',
  '#00657e',
  '#205564',
  '#112228',
];

/** Filled is ink, default is raised with an edge, subtle is secondary text. */
const resolveVariant: VariantColorsResolver = ({ variant, color }) => {
  const danger = color === 'bad';
  if (variant === 'filled') {
    return {
      background: danger ? 'var(--bad)' : 'var(--text-1)',
      hover: danger ? 'var(--bad-mark)' : 'var(--ink-hover)',
      color: 'var(--canvas)',
      border: '1px solid transparent',
    };
  }
  if (variant === 'default') {
    return {
      background: 'var(--raised)',
      hover: 'var(--fill)',
      color: danger ? 'var(--bad)' : 'var(--text-1)',
      border: '1px solid var(--edge)',
    };
  }
  return {
    background: 'transparent',
    hover: 'var(--fill)',
    color: danger ? 'var(--bad)' : 'var(--text-2)',
    border: '1px solid transparent',
  };
};

export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: resolveVariant,
  components: componentTheme,
});
