// Trial calls asked for by the control plane: opens the credential, runs the call, sends the result.
import { ZERO } from '#contract/money';
import { err, ok, type Result } from '#contract/result';
import { openSealed } from '#contract/sealed-box';
import { probeCredentialContext } from '#contract/sealing-context';
import { Secret } from '#contract/secret';
import type { Probe, ProbeResult } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import { buildChannel, type RuntimeChannel } from '../routing/runtime-table.ts';
import type { NodeIdentity } from './node-identity.ts';

/** Trial calls of one node at a time. */
const PROBES_LIMIT = 8;

export interface ProbeOptions {
  readonly identity: NodeIdentity;
  readonly onProbe: (probe: Probe, channel: RuntimeChannel) => Promise<ProbeResult>;
  readonly log: Logger;
}

/** Makes the taker of trial calls; each one is answered, whatever happens. */
export function createProbeRunner(
  options: ProbeOptions,
  send: (result: ProbeResult) => void,
): (probe: Probe) => void {
  const { identity, onProbe, log } = options;
  let running = 0;
  const run = async (probe: Probe) => {
    const channel = openProbe(probe, identity);
    if (!channel.ok) return failedProbe(probe, channel.error);
    if (running >= PROBES_LIMIT) return failedProbe(probe, 'node_busy');
    running++;
    try {
      return await onProbe(probe, channel.value);
    } catch (error) {
      log.error('probe.failed', { error });
      return failedProbe(probe, 'internal_error');
    } finally {
      running--;
    }
  };
  return (probe) => void run(probe).then(send);
}

function openProbe(probe: Probe, identity: NodeIdentity): Result<RuntimeChannel, string> {
  if (probe.sealedCredential === null) return ok(buildChannel(probe.channel, undefined));
  const opened = openSealed(
    identity.sealPrivateKey,
    Buffer.from(probe.sealedCredential, 'base64'),
    probeCredentialContext(probe.probeId),
  );
  if (!opened.ok) return err('credential_unreadable');
  return ok(buildChannel(probe.channel, new Secret(opened.value.toString('utf8'))));
}

function failedProbe(probe: Probe, errorCode: string): ProbeResult {
  return {
    type: 'probe_result',
    probeId: probe.probeId,
    status: null,
    errorCode,
    message: null,
    ttftMs: null,
    durationMs: 0,
    eventsMs: [],
    inputTokens: 0,
    outputTokens: 0,
    estimated: false,
    reply: '',
    cost: ZERO,
  };
}
