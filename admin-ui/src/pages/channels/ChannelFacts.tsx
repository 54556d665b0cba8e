// The facts of one channel in sections.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { printPartsPerMillion } from '../../format/count.ts';
import { printDuration } from '../../format/time.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type {
  ChannelPartsFragment,
  ChannelSettingsFragment,
} from '../../generated/channels/graphql.ts';
import { Badge, WireApiBadge } from '../../marks/Badge.tsx';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { HealthStrip } from '../../marks/HealthStrip.tsx';
import { Age, Instant } from '../../marks/Time.tsx';
import { ShareOf, SuccessText } from './ChannelMarks.tsx';
import { healthCells } from './channel-view.ts';
import styles from './channels.module.css';
import { UsdText } from './UsdText.tsx';

export type FullChannel = ChannelPartsFragment & ChannelSettingsFragment;

export function ChannelFacts({ channel }: { readonly channel: FullChannel }) {
  return (
    <>
      <LastHour channel={channel} />
      <Models channel={channel} />
      <Routing channel={channel} />
      <Upstream channel={channel} />
      <Timeouts channel={channel} />
    </>
  );
}

function Ms({ ms }: { readonly ms: number | null | undefined }) {
  return typeof ms === 'number' ? printDuration(ms) : <Dash />;
}

function LastHour({ channel }: { readonly channel: FullChannel }) {
  const { t } = useTranslation('channels');
  const { activity, lastTest } = channel;
  const words = t('success.strip');
  return (
    <Section
      title={t('peek.lastHour')}
      aside={
        <span className={styles.strip}>
          <HealthStrip cells={healthCells(activity.marks)} label={words} />
        </span>
      }
    >
      <Facts paired>
        <Fact label={t('peek.attempts')}>
          <Count value={activity.attempts} />
        </Fact>
        <Fact label={t('peek.ttft')}>
          <Ms ms={activity.ttftP95Ms} />
        </Fact>
        <Fact label={t('peek.success')}>
          <SuccessText channel={channel} />
        </Fact>
        <Fact label={t('peek.duration')}>
          <Ms ms={activity.durationP95Ms} />
        </Fact>
        <Fact label={t('peek.lastTest')}>
          {lastTest ? (
            <>
              {t(lastTest.passed ? 'test.passed' : 'test.failed')} <Age at={lastTest.at} sentence />
            </>
          ) : (
            t('peek.untested')
          )}
        </Fact>
        {lastTest?.errorCode ? (
          <Fact label={t('peek.testError')}>
            <Badge tone="bad">{lastTest.errorCode}</Badge>
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}

function Models({ channel }: { readonly channel: FullChannel }) {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('peek.models')} note={t('peek.modelsNote')}>
      {channel.models.length === 0 ? (
        <span className="muted">{t('peek.noModels')}</span>
      ) : (
        <table className={styles.modelTable}>
          <thead>
            <tr>
              <th scope="col">{t('column.model')}</th>
              <th scope="col">{t('column.share')}</th>
              <th scope="col">{t('column.cost')}</th>
            </tr>
          </thead>
          <tbody>
            {channel.models.map((row) => (
              <tr key={row.model.id}>
                <td>
                  <Link to="/admin/models" search={{ sel: row.model.id }}>
                    {row.model.slug}
                  </Link>
                  <span className={`mono ${styles.modelUpstream}`}>{row.upstreamModel}</span>
                </td>
                <td>
                  <ShareOf share={toShare(row)} width={64} />
                </td>
                <td>
                  <UsdText usd={row.costInputUsd} />
                  <span className="muted"> / </span>
                  <UsdText usd={row.costOutputUsd} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function toShare(row: FullChannel['models'][number]) {
  const part = (ppm: number | null | undefined) =>
    typeof ppm === 'number' ? ppm / 1e6 : undefined;
  return { expected: part(row.expectedSharePpm), carried: part(row.carriedSharePpm) };
}

function Routing({ channel }: { readonly channel: FullChannel }) {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('form.routing')}>
      <Facts>
        <Fact label={t('column.wireApi')}>
          <WireApiBadge wireApi={channel.wireApi} exact />
        </Fact>
        <Fact label={t('field.priority')}>{channel.priority}</Fact>
        <Fact label={t('field.weight')}>{channel.weight}</Fact>
        <Fact label={t('form.cost')}>{printPartsPerMillion(channel.costMultiplierPpm)}</Fact>
        <Fact label={t('form.sizes')}>
          {channel.allowedSizes.length === 0
            ? t('peek.anySize')
            : channel.allowedSizes.map((size) => <Badge key={size}>{size}</Badge>)}
        </Fact>
        <Fact label={t('peek.changed')}>
          <Instant at={channel.updatedAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Upstream({ channel }: { readonly channel: FullChannel }) {
  const { t } = useTranslation('channels');
  const { credential } = channel;
  const yesNo = (value: boolean): string => t(value ? 'choice.yes' : 'choice.no');
  return (
    <Section title={t('form.upstream')}>
      <Facts>
        <Fact label={t('form.provider')}>
          <Link to="/admin/providers" search={{ sel: channel.provider.id }}>
            {channel.provider.name}
          </Link>
        </Fact>
        <Fact label={t('form.credential')}>
          {credential ? (
            <>
              {credential.name} <span className="mono muted">····{credential.lastFour}</span>
            </>
          ) : (
            t('peek.noCredential')
          )}
        </Fact>
        <Fact label={t('form.baseUrl')}>
          {channel.baseUrl === null || channel.baseUrl === undefined ? (
            t('peek.ofProvider')
          ) : (
            <span className="mono">{channel.baseUrl}</span>
          )}
        </Fact>
        <Fact label={t('form.billsOnAbort')}>{t(`choice.${channel.billsOnAbort}`)}</Fact>
        <Fact label={t('form.billsOnAccept')}>{yesNo(channel.billsOnAccept)}</Fact>
        <Fact label={t('form.acceptsLimit')}>
          {channel.acceptsLimit ? <code>{channel.limitParameter}</code> : yesNo(false)}
        </Fact>
        <Fact label={t('form.acceptsStreamOptions')}>{yesNo(channel.acceptsStreamOptions)}</Fact>
      </Facts>
    </Section>
  );
}

const TIMEOUTS = ['connectMs', 'headersMs', 'firstEventMs', 'idleMs', 'totalMs'] as const;

function Timeouts({ channel }: { readonly channel: FullChannel }) {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('form.timeouts')}>
      <Facts paired>
        {TIMEOUTS.map((key) => (
          <Fact key={key} label={t(`timeoutName.${key}`)}>
            {printDuration(channel.timeouts[key])}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
