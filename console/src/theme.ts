import { Anchor, Button, createTheme, Input, type MantineColorsTuple, Menu, Modal, Table, Tabs, Text } from '@mantine/core';

/** Blue-grey, so that the colours of states stand out on it; every text on it keeps a contrast of 4.5 to 1. */
const dark: MantineColorsTuple = ['#d7dbe2', '#b3bac6', '#8f98a7', '#626a79', '#343a46', '#2a2f3a', '#20242d', '#16191f', '#111318', '#0c0e12'];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  colors: { dark },
  defaultRadius: 'md',
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1rem' } } },
  components: {
    Anchor: Anchor.extend({ defaultProps: { size: 'sm' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md' } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Table: Table.extend({
      // Mantine's own leaves links in a row that is pointed at a contrast of 4.47 to 1.
      defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm', highlightOnHoverColor: 'var(--mantine-color-default-hover)' },
      styles: { th: { fontSize: '0.75rem', fontWeight: 550, color: 'var(--mantine-color-dimmed)' } },
    }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
  },
});
