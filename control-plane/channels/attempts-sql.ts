// Attempts as rows. Nearly all requests have one clean attempt, which their record tells as well as
// its list of attempts does; only the others are taken apart, which is what makes a day countable.

const CLEAN = `r.outcome = 'settled' and r.status < 400 and r.channel_id is not null
  and jsonb_array_length(r.attempts) <= 1`;

/**
 * Common table expressions for `with`: "records" are the usage records that the clause over the
 * alias u lets through, "attempts" has a row an attempt.
 */
export function attemptsSql(clause: string): string {
  return `
  records as not materialized (
    select * from usage_records u where ${clause}
  ), attempts as not materialized (
    select r.model_id, r.started_at, r.channel_id, true as answered, false as failed,
      r.ttft_ms, r.duration_ms
    from records r where ${CLEAN}
    union all
    select r.model_id, r.started_at, (a->>'channelId')::uuid, a->>'outcome' = 'answered',
      a->>'outcome' = 'failed', (a->>'ttftMs')::integer, (a->>'durationMs')::integer
    from records r cross join lateral jsonb_array_elements(r.attempts) a where not (${CLEAN})
    union all
    select r.model_id, r.started_at, r.channel_id, r.status < 400, r.status >= 400,
      r.ttft_ms, r.duration_ms
    from records r
    where r.channel_id is not null and jsonb_array_length(r.attempts) = 0 and not (${CLEAN})
  )`;
}
