// A number edited in its table cell. A changed value is violet beside the struck old one;
// Enter or leaving the field commits, Esc takes it back.
import { type KeyboardEvent, useState } from 'react';
import styles from './fields.module.css';
import type { FieldCode } from './read-fields.ts';

interface InlineNumberProps {
  /** What is edited, in words: "Weight of moonshot-eu". */
  readonly label: string;
  readonly value: string;
  readonly check: (text: string) => FieldCode | undefined;
  readonly onCommit: (text: string) => void;
  /** The saved value, when this one is not saved yet. */
  readonly saved?: string | undefined;
  readonly width?: number;
  readonly disabled?: boolean;
}

export function InlineNumber(props: InlineNumberProps) {
  const { label, value, check, onCommit, saved, width = 46, disabled = false } = props;
  const [text, setText] = useState<string>();
  const shown = text ?? value;
  const isWrong = text !== undefined && check(text) !== undefined;
  const isChanged = saved !== undefined && saved !== value;

  const commit = (): void => {
    if (text !== undefined && !isWrong && text !== value) {
      onCommit(text.trim());
    }
    setText(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      commit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setText(undefined);
    }
  };
  return (
    <span
      className={styles.inline}
      style={{ width }}
      data-changed={isChanged || undefined}
      data-wrong={isWrong || undefined}
    >
      {isChanged ? <s className={styles.old}>{saved}</s> : null}
      <input
        className={styles.inlineInput}
        style={{ width: isChanged ? `${shown.length}ch` : '100%' }}
        aria-label={label}
        aria-invalid={isWrong}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={shown}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}
