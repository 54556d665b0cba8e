// What each Mantine component takes by default and which of our rules it wears. It names
// components without importing them, so that a page ships only those it renders.
import type { MantineThemeComponents } from '@mantine/core';
import styles from './theme.module.css';

const inputClassNames = { input: styles.input, wrapper: styles.inputWrapper };

const fields: MantineThemeComponents = {
  Input: { classNames: inputClassNames },
  InputWrapper: {
    defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    classNames: {
      root: styles.field,
      label: styles.label,
      description: styles.help,
      error: styles.error,
    },
  },
  TextInput: { defaultProps: { spellCheck: false } },
  Textarea: { defaultProps: { autosize: false, rows: 3 } },
  PasswordInput: {
    classNames: { innerInput: styles.innerInput, visibilityToggle: styles.eye },
  },
  Select: {
    defaultProps: {
      allowDeselect: false,
      // A list that opens by itself hides what stands below it.
      openOnFocus: false,
      checkIconPosition: 'right',
      comboboxProps: { shadow: 'md', offset: 4 },
    },
    classNames: { dropdown: styles.dropdown, option: styles.option },
  },
  Checkbox: {
    classNames: {
      root: styles.checkboxRoot,
      inner: styles.checkboxInner,
      input: styles.checkbox,
      icon: styles.checkboxIcon,
      label: styles.checkLabel,
    },
  },
  Switch: {
    defaultProps: { withThumbIndicator: false },
    classNames: {
      root: styles.switchRoot,
      track: styles.switchTrack,
      thumb: styles.switchThumb,
      label: styles.checkLabel,
    },
  },
};

const floating: MantineThemeComponents = {
  Menu: {
    defaultProps: {
      shadow: 'md',
      offset: 4,
      withInitialFocusPlaceholder: false,
      transitionProps: { duration: 120 },
    },
    classNames: {
      dropdown: styles.dropdown,
      item: styles.menuItem,
      itemSection: styles.menuSection,
      label: styles.menuLabel,
      divider: styles.menuDivider,
    },
  },
  Popover: {
    defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 120 } },
    classNames: { dropdown: styles.popover },
  },
  Modal: {
    defaultProps: {
      centered: true,
      lockScroll: false,
      size: 440,
      withCloseButton: false,
      transitionProps: { duration: 120 },
      overlayProps: { className: styles.modalOverlay },
    },
    classNames: {
      content: styles.modal,
      header: styles.modalHeader,
      title: styles.modalTitle,
      body: styles.modalBody,
    },
  },
  Drawer: {
    defaultProps: {
      position: 'right',
      size: 476,
      withOverlay: false,
      withCloseButton: false,
      lockScroll: false,
      transitionProps: { duration: 180 },
    },
    classNames: { content: styles.drawer, body: styles.drawerBody },
  },
  Notification: {
    classNames: {
      root: styles.toast,
      title: styles.toastTitle,
      description: styles.toastText,
      closeButton: styles.toastClose,
    },
  },
};

export const componentTheme: MantineThemeComponents = {
  ...fields,
  ...floating,
  Button: {
    defaultProps: { variant: 'default' },
    classNames: { root: styles.button, label: styles.buttonLabel, section: styles.buttonSection },
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle' },
    classNames: { root: styles.iconButton },
  },
};
