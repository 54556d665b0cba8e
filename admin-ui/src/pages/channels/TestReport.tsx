// What a test call showed: the verdict, four figures, its chunks in time, tokens and reply.
import { useTranslation } from 'react-i18next';
import { splitMoney } from '../../format/money.ts';
import { printDuration } from '../../format/time.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import { Badge, StatusCodeBadge } from '../../marks/Badge.tsx';
import { CopyButton } from '../../marks/CopyButton.tsx';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Age } from '../../marks/Time.tsx';
import styles from './channels.module.css';
import type { TestResult } from './TestDrawer.tsx';
import { TestTimeline } from './TestTimeline.tsx';

interface TestReportProps {
  readonly result: TestResult;
  readonly at: string;
  readonly stream: boolean;
}

export function TestReport({ result, at, stream }: TestReportProps) {
  const { t } = useTranslation('channels');
  const passed = result.state === 'passed';
  return (
    <>
      <Section>
        <div className={styles.verdict} role="status">
          <Verdict result={result} />
          <span className={passed ? 'strong' : `strong ${styles.poor}`}>
            {t(passed ? 'test.passed' : 'test.failed')}
          </span>
          <span className="muted">
            <Age at={at} sentence /> · {t('test.free')}
          </span>
        </div>
        <Figures result={result} />
        <TestTimeline result={result} stream={stream} />
      </Section>
      <Section>
        <Facts paired>
          <Fact label={t('test.input')}>
            <Count value={result.inputTokens} />
          </Fact>
          <Fact label={t('test.output')}>
            <Count value={result.outputTokens} />
          </Fact>
          <Fact label={t('test.usage')}>
            {t(result.estimated ? 'test.counted' : 'test.reported')}
          </Fact>
          <Fact label={t('test.chunks')}>{stream ? result.eventsMs.length : <Dash />}</Fact>
        </Facts>
      </Section>
      {passed ? null : (
        <Section title={t('test.error')}>
          <p>
            {result.errorCode ? <Badge tone="bad">{result.errorCode}</Badge> : null}{' '}
            {result.errorMessage ?? t('test.noMessage')}
          </p>
        </Section>
      )}
      {result.reply === '' ? null : (
        <Section title={t('test.reply')} aside={<CopyButton text={result.reply} />}>
          <pre className={styles.reply}>{result.reply}</pre>
        </Section>
      )}
    </>
  );
}

function Verdict({ result }: { readonly result: TestResult }) {
  const { t } = useTranslation('channels');
  const { status } = result;
  if (typeof status !== 'number') {
    return <Badge tone="bad">{t('test.noStatus')}</Badge>;
  }
  return status < 400 && result.state === 'passed' ? (
    <Badge tone="ok">{status}</Badge>
  ) : (
    <StatusCodeBadge status={status} />
  );
}

function Figures({ result }: { readonly result: TestResult }) {
  const { t } = useTranslation('channels');
  const { ttftMs, durationMs, outputTokens, costNanoUsd } = result;
  const streamed = durationMs - (typeof ttftMs === 'number' ? ttftMs : 0);
  const cost = splitMoney(costNanoUsd, 'micro');
  return (
    <dl className={styles.testFigures}>
      <div>
        <dt>{t('test.firstToken')}</dt>
        <dd>
          {typeof ttftMs === 'number' ? (
            <>
              {ttftMs} <small>{t('unit.ms')}</small>
            </>
          ) : (
            <Dash />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('test.duration')}</dt>
        <dd>{printDuration(durationMs)}</dd>
      </div>
      <div>
        <dt>{t('test.speed')}</dt>
        <dd>
          {outputTokens > 0 && streamed > 0 ? (
            <>
              {((outputTokens * 1000) / streamed).toFixed(1)} <small>{t('unit.tokens')}</small>
            </>
          ) : (
            <Dash />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('test.cost')}</dt>
        <dd>
          {cost.lead}
          {cost.groups.join('')} <small>USD</small>
        </dd>
      </div>
    </dl>
  );
}
