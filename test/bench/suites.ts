// The five figures of the bench, each with what it may at most be and what it should be.
import { measureLatency, subtractDirect } from './latency-windows.ts';
import type { SuiteName } from './options.ts';
import { LONG_BODY, SMALL_BODY } from './requests.ts';
import { saturateWith } from './saturated-load.ts';
import { measureEvents, measureMemory } from './stream-windows.ts';
import type { TargetName } from './target.ts';
import type { Measure, Round } from './window.ts';

export interface Suite {
  readonly name: SuiteName;
  readonly title: string;
  readonly unit: string;
  /** Whether limit and aim are ratios to the bare relay, or amounts in the unit. */
  readonly judged: 'ratio' | 'amount';
  readonly limit: number;
  readonly aim: number;
  readonly targets: readonly TargetName[];
  readonly warmUp: Measure | undefined;
  readonly measure: Measure;
  readonly adjust?: (rounds: readonly Round[]) => Round[];
}

const ALL = ['product', 'relay', 'nginx', 'direct'] as const;
const PROCESSES = ['product', 'relay', 'nginx'] as const;

/** In the order in which they run: memory first, while every process is fresh. */
export function makeSuites(folder: string): readonly Suite[] {
  const ratio = { unit: 'µs', judged: 'ratio', targets: ALL } as const;
  const saturate = saturateWith(SMALL_BODY, folder);
  const saturateLong = saturateWith(LONG_BODY, folder);
  return [
    {
      name: 'memory',
      title: 'memory per open stream, 2,000 streams',
      unit: 'KB',
      judged: 'amount',
      limit: 60,
      aim: 45,
      targets: PROCESSES,
      warmUp: undefined,
      measure: measureMemory,
    },
    {
      ...ratio,
      name: 'json',
      title: 'CPU per 1 KB request, 64 connections',
      limit: 1.6,
      aim: 1.35,
      warmUp: saturate,
      measure: saturate,
    },
    {
      ...ratio,
      name: 'sse',
      title: 'CPU per SSE event, 200 streams at 10 ms',
      limit: 1.25,
      aim: 1.1,
      warmUp: measureEvents,
      measure: measureEvents,
    },
    {
      ...ratio,
      name: 'long',
      title: 'CPU per 200 KB request, 64 connections',
      limit: 3,
      aim: 2,
      warmUp: saturateLong,
      measure: saturateLong,
    },
    {
      ...ratio,
      name: 'latency',
      title: 'added p50 at 1,000 requests/s',
      limit: 1.6,
      aim: 1.3,
      // At a constant rate alone a program would take minutes to be compiled.
      warmUp: saturate,
      measure: measureLatency,
      adjust: subtractDirect,
    },
  ];
}
