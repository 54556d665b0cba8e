// A list of short words as chips: Enter or a comma adds, Backspace takes the last one back.
// Each chip can be marked wrong, as an alias that another model has.
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconX } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import styles from './chips.module.css';
import { readList } from './read-fields.ts';

interface ChipsFieldProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
  readonly help?: string;
  readonly placeholder?: string;
  /** What is wrong, by the index of the chip; -1 is the list as a whole. */
  readonly errors?: ReadonlyMap<number, string>;
}

export function ChipsField(props: ChipsFieldProps) {
  const { label, values, onChange, help, placeholder, errors = new Map<number, string>() } = props;
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const add = (typed: string): void => {
    const next = [...new Set([...values, ...readList(typed)])];
    setText('');
    if (next.length !== values.length) {
      onChange(next);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if ((event.key === 'Enter' || event.key === ',') && text.trim() !== '') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  const messages = [...new Set(errors.values())];
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box} data-wrong={messages.length > 0 || undefined}>
        {values.map((value, index) => (
          <span key={value} className={styles.chip} data-wrong={errors.has(index) || undefined}>
            <span className="mono">{value}</span>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('list.removeItem', { name: value })}
              onClick={() => onChange(values.filter((other) => other !== value))}
            >
              <IconX {...smallIconProps} size={12} />
            </button>
          </span>
        ))}
        <input
          id={id}
          className={styles.input}
          value={text}
          placeholder={values.length === 0 ? placeholder : undefined}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={messages.length > 0}
          aria-describedby={`${id}-note`}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => add(text)}
        />
      </div>
      <div id={`${id}-note`}>
        {messages.length === 0 ? (
          help === undefined ? null : (
            <div className={styles.help}>{help}</div>
          )
        ) : (
          messages.map((message) => (
            <div key={message} className={styles.error}>
              {message}
            </div>
          ))
        )}
      </div>
    </div>
  );
}

/** The messages of a form's errors under one path: `aliases.3` and `aliases` itself. */
export function errorsUnder(
  errors: Readonly<Record<string, unknown>>,
  path: string,
): ReadonlyMap<number, string> {
  return new Map(
    Object.entries(errors).flatMap(([key, message]): [number, string][] => {
      if (typeof message !== 'string' || (key !== path && !key.startsWith(`${path}.`))) {
        return [];
      }
      return [[key === path ? -1 : Number(key.slice(path.length + 1)), message]];
    }),
  );
}
