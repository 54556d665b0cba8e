// Before the first call: numbered steps on a hairline, the call itself, and this installation.
import { Button } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FirstRunQuery, OverviewFleetQuery } from '../../generated/overview/graphql.ts';
import { IconCheck } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { CallToMake } from './CallToMake.tsx';
import styles from './first-run.module.css';
import { listSteps, type Step } from './first-run-steps.ts';

interface FirstRunProps {
  readonly progress: FirstRunQuery;
  readonly fleet: OverviewFleetQuery | undefined;
}

export function FirstRun({ progress, fleet }: FirstRunProps) {
  const { t } = useTranslation('overview');
  const steps = listSteps(progress);
  const current = steps.findIndex((step) => !step.done);
  const done = steps.filter((step) => step.done).length;
  return (
    <div className={styles.split}>
      <div className={styles.steps}>
        <h2 className={styles.title}>{t('firstRun.title')}</h2>
        <p className="secondary">
          {t('firstRun.text')} {done === 0 ? null : t('firstRun.done', { count: done })}
        </p>
        <ol className={styles.list}>
          {steps.map((step, index) => (
            <StepItem key={step.key} step={step} place={index + 1} isCurrent={index === current} />
          ))}
        </ol>
      </div>
      <CallToMake progress={progress} fleet={fleet} />
    </div>
  );
}

const PLACES = {
  provider: '/admin/providers',
  channel: '/admin/channels',
  test: '/admin/channels',
  price: '/admin/prices',
  key: '/admin/customers',
} as const satisfies Record<Step['key'], LinkProps['to']>;

interface StepItemProps {
  readonly step: Step;
  readonly place: number;
  readonly isCurrent: boolean;
}

function StepItem({ step, place, isCurrent }: StepItemProps) {
  const { t } = useTranslation('overview');
  const { key, done, name = '', models = '', count = 0 } = step;
  const state = done ? 'done' : isCurrent ? 'current' : 'later';
  return (
    <li className={styles.step} data-state={state} aria-current={isCurrent ? 'step' : undefined}>
      <span className={styles.sign}>
        {done ? (
          <>
            <IconCheck {...smallIconProps} />
            <span className="unseen">{t('firstRun.finished')}</span>
          </>
        ) : (
          place
        )}
      </span>
      <div className={styles.body}>
        <h3 className={styles.name}>{t(`firstRun.${key}`)}</h3>
        <p className="muted">
          {done ? t(`firstRun.${key}Done`, { name, models, count }) : t(`firstRun.${key}Text`)}
        </p>
        {isCurrent ? (
          <Button component={Link} to={PLACES[key]} variant="filled" className={styles.do ?? ''}>
            {t(`firstRun.${key}Do`, { name })}
          </Button>
        ) : null}
      </div>
      {done ? <Link to={PLACES[key]}>{t('firstRun.open')}</Link> : null}
    </li>
  );
}
