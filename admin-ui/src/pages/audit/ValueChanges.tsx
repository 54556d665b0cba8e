// The values of an entry side by side; what changed stands out, the rest waits behind a button.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../frame/Section.tsx';
import { Dash } from '../../marks/Dash.tsx';
import type { AuditDetail } from './AuditPeek.tsx';
import styles from './audit.module.css';
import { compareJson, type FieldChange } from './compare-json.ts';

export function ValueChanges({ entry }: { readonly entry: AuditDetail }) {
  const { t } = useTranslation('audit');
  const [all, setAll] = useState(false);
  const fields = compareJson(entry.before, entry.after);
  const changed = fields.filter((field) => field.changed);
  const rest = fields.length - changed.length;
  const isNew = entry.before === null && entry.after !== null;
  const isGone = entry.before !== null && entry.after === null;
  return (
    <Section
      title={t('peek.changes')}
      {...(fields.length === 0 || isNew || isGone
        ? {}
        : { note: t('peek.changesNote', { count: changed.length }) })}
    >
      {fields.length === 0 ? <p className="muted">{t('peek.nothing')}</p> : null}
      {isNew ? <p className={styles.lead}>{t('peek.created')}</p> : null}
      {isGone ? <p className={styles.lead}>{t('peek.deleted')}</p> : null}
      {changed.length === 0 && !all ? null : (
        <ChangeTable fields={all ? fields : changed} hasBefore={!isNew} hasAfter={!isGone} />
      )}
      {rest === 0 || all ? null : (
        <Button className={styles.rest ?? ''} onClick={() => setAll(true)}>
          {t('peek.showUnchanged', { count: rest })}
        </Button>
      )}
    </Section>
  );
}

interface ChangeTableProps {
  readonly fields: readonly FieldChange[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

function ChangeTable({ fields, hasBefore, hasAfter }: ChangeTableProps) {
  const { t } = useTranslation('audit');
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t('peek.field')}</th>
          {hasBefore ? <th scope="col">{t('peek.before')}</th> : null}
          {hasAfter ? <th scope="col">{t('peek.after')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {fields.map(({ path, before, after, changed }) => (
          <tr key={path} data-changed={changed || undefined}>
            <th scope="row" className="mono">
              {path}
            </th>
            {hasBefore ? (
              <td data-side="before" className="mono">
                {before ?? <Dash />}
              </td>
            ) : null}
            {hasAfter ? (
              <td data-side="after" className="mono">
                {after ?? <Dash />}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
