// The call that ends the first run, ready to copy, and what this installation has so far.
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../../frame/Section.tsx';
import type { FirstRunQuery, OverviewFleetQuery } from '../../generated/overview/graphql.ts';
import { CopyButton } from '../../marks/CopyButton.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import styles from './first-run.module.css';

interface CallToMakeProps {
  readonly progress: FirstRunQuery;
  readonly fleet: OverviewFleetQuery | undefined;
}

const DEFAULT_MODEL = 'deepseek-chat';

function writeCall(address: string, key: string, model: string): string {
  return `curl ${address}/v1/chat/completions \\
  -H "Content-Type: application/json" \\
  -H "Authorization: Bearer ${key}" \\
  -d '{
    "model": "${model}",
    "messages": [
      {"role": "user", "content": "Hello"}
    ]
  }'`;
}

export function CallToMake({ progress, fleet }: CallToMakeProps) {
  const { t } = useTranslation('overview');
  const model =
    progress.models.nodes[0]?.slug ??
    progress.channels.nodes[0]?.models[0]?.model.slug ??
    DEFAULT_MODEL;
  const call = writeCall(t('firstRun.address'), t('firstRun.keyPlace'), model);
  return (
    <aside className={styles.side} aria-label={t('firstRun.call')}>
      <h2 className="strong">{t('firstRun.call')}</h2>
      <p className="muted">{t('firstRun.callText')}</p>
      <div className={styles.code}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus */}
        <pre tabIndex={0}>
          <code>{call}</code>
        </pre>
        <span className={styles.copy}>
          <CopyButton text={call} label={t('firstRun.copyCall')} />
        </span>
      </div>
      <div className={styles.listening} role="status">
        <StatusMark tone="live">{t('firstRun.listening')}</StatusMark>
      </div>
      <h2 className={styles.factsTitle}>{t('firstRun.installation')}</h2>
      <InstallationFacts progress={progress} fleet={fleet} />
    </aside>
  );
}

function InstallationFacts({ progress, fleet }: CallToMakeProps) {
  const { t } = useTranslation('overview');
  const inSync = fleet?.nodes.nodes.filter(({ state }) => state === 'in_sync').length ?? 0;
  const version = fleet?.fleetSummary.tableVersion;
  return (
    <Facts>
      <Fact label={t('firstRun.nodes')}>
        <StatusMark tone={inSync > 0 ? 'ok' : 'bad'}>
          {inSync > 0 ? t('firstRun.inSync', { count: inSync }) : t('firstRun.noNodes')}
        </StatusMark>
      </Fact>
      <Fact label={t('firstRun.table')}>
        {version === null || version === undefined ? t('firstRun.tableNone') : `v${version}`}
      </Fact>
      <Fact label={t('firstRun.served')}>{progress.models.totalCount}</Fact>
    </Facts>
  );
}
