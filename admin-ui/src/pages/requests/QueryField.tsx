// The filters as one line of text, in mono; `/` puts the cursor here, Enter applies it.
import { ActionIcon, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../../frame/is-typing.ts';
import { IconSearch, IconX } from '../../icons/icons.ts';
import { iconProps, smallIconProps } from '../../marks/icon-props.ts';
import { Kbd } from '../../marks/Kbd.tsx';
import {
  FILTER_KEYS,
  parseQuery,
  printQuery,
  type QueryFault,
  type RequestFilters,
} from './request-query.ts';
import styles from './requests.module.css';

interface QueryFieldProps {
  readonly filters: RequestFilters;
  readonly onChange: (filters: RequestFilters) => void;
}

export function QueryField({ filters, onChange }: QueryFieldProps) {
  const { t } = useTranslation('requests');
  const applied = printQuery(filters);
  const [text, setText] = useState(applied);
  const [fault, setFault] = useState<QueryFault>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setText(applied);
    setFault(undefined);
  }, [applied]);
  useSlashKey(() => field.current?.focus());
  const apply = (): void => {
    const parsed = parseQuery(text);
    setFault(parsed.ok ? undefined : parsed.fault);
    if (parsed.ok) {
      onChange(parsed.filters);
    }
  };
  return (
    <form
      className={styles.query}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <TextInput
        ref={field}
        aria-label={t('query.label')}
        placeholder={t('query.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={fault === undefined ? undefined : <FaultText fault={fault} />}
        leftSection={<IconSearch {...iconProps} />}
        rightSection={
          text === '' ? (
            <Kbd>/</Kbd>
          ) : (
            <ActionIcon size="xs" aria-label={t('query.clear')} onClick={() => onChange({})}>
              <IconX {...smallIconProps} />
            </ActionIcon>
          )
        }
        classNames={{ input: styles.queryInput ?? '' }}
      />
    </form>
  );
}

function FaultText({ fault }: { readonly fault: QueryFault }) {
  const { t } = useTranslation('requests');
  return fault.kind === 'unknown-key'
    ? t('query.unknownKey', { word: fault.word, known: FILTER_KEYS.join(', ') })
    : t('query.badValue', { word: fault.word });
}

function useSlashKey(focus: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        event.preventDefault();
        focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
