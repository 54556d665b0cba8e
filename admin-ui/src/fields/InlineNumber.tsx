// A number edited in its table cell. A changed value is violet beside the struck old one;
// Enter or leaving the field commits, Esc takes it back. A wrong one stays and says what is
// allowed.
import { Popover } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useProblemText } from '../data/use-problem-text.ts';
import styles from './fields.module.css';
import type { FieldCode } from './read-fields.ts';

interface InlineNumberProps {
  /** What is edited, in words: "Weight of moonshot-eu". */
  readonly label: string;
  readonly value: string;
  readonly check: (text: string) => FieldCode | undefined;
  /** What is allowed, in a sentence; absent says what is wrong. */
  readonly rule?: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
  /** The saved value, when this one is not saved yet. */
  readonly saved?: string | undefined;
  readonly width?: number;
  readonly disabled?: boolean;
}

export function InlineNumber(props: InlineNumberProps) {
  const { label, value, check, rule, onCommit, saved, width = 46, disabled = false } = props;
  const { forField } = useProblemText();
  const errorId = useId();
  const [text, setText] = useState<string>();
  const [tried, setTried] = useState(false);
  const shown = text ?? value;
  const code = text === undefined ? undefined : check(text);
  const isWrong = code !== undefined;
  const isChanged = saved !== undefined && saved !== value;

  const commit = (): void => {
    if (isWrong) {
      setTried(true);
      return;
    }
    if (text !== undefined && text !== value) {
      onCommit(text.trim());
    }
    leave();
  };
  const leave = (): void => {
    setText(undefined);
    setTried(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') {
      commit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  };
  return (
    <>
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
          aria-describedby={isWrong && tried ? errorId : undefined}
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
      {isWrong && tried ? (
        <Popover opened position="bottom-end" withRoles={false} width={220}>
          <Popover.Target>
            <span className={styles.inlineAnchor} />
          </Popover.Target>
          <Popover.Dropdown>
            <span id={errorId} className={styles.inlineError} role="alert">
              {rule?.(shown) ?? forField({ code, message: code })}
            </span>
          </Popover.Dropdown>
        </Popover>
      ) : null}
    </>
  );
}
