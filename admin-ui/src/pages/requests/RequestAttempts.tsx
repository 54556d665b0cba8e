// The attempts of one request on one time axis, each with the reason it failed.
import { useTranslation } from 'react-i18next';
import { printDuration } from '../../format/time.ts';
import { Section } from '../../frame/Section.tsx';
import { Waterfall, type WaterfallAttempt } from '../../marks/Waterfall.tsx';
import type { RequestDetail } from './RequestFacts.tsx';

type Attempt = RequestDetail['attempts'][number];

export function RequestAttempts({ request }: { readonly request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const describe = useAttemptWords();
  const { attempts } = request;
  const total = printDuration(request.durationMs);
  return (
    <Section
      title={t('attempts.title')}
      {...(attempts.length === 0
        ? {}
        : { note: t('attempts.note', { count: attempts.length, total }) })}
    >
      {attempts.length === 0 ? (
        <p className="muted">{t('attempts.none')}</p>
      ) : (
        <Waterfall label={t('attempts.label')} attempts={attempts.map(describe)} />
      )}
    </Section>
  );
}

function useAttemptWords(): (attempt: Attempt) => WaterfallAttempt {
  const { t } = useTranslation('requests');
  const reasons = new Map(Object.entries(t('reason', { returnObjects: true })));
  const codes = new Map(Object.entries(t('attempts.code', { returnObjects: true })));
  const explain = ({ outcome, reason, ttftMs, durationMs }: Attempt): string => {
    if (reason !== null) {
      return reasons.get(reason) ?? reason;
    }
    if (outcome === 'cancelled' || outcome === 'parked') {
      return t(`attempts.${outcome}`);
    }
    return ttftMs === null
      ? t('attempts.answeredWhole', { total: printDuration(durationMs) })
      : t('attempts.answered', { ttft: printDuration(ttftMs) });
  };
  return (attempt) => ({
    id: attempt.id,
    name: attempt.channelName ?? t('peek.deletedChannel'),
    code: attempt.status?.toString() ?? codes.get(attempt.outcome) ?? attempt.reason ?? '',
    reason: explain(attempt),
    failed: attempt.outcome === 'failed',
    startMs: attempt.startedMs,
    endMs: attempt.startedMs + attempt.durationMs,
    ...(attempt.ttftMs === null ? {} : { firstTokenMs: attempt.startedMs + attempt.ttftMs }),
  });
}
