// What the windows rotate over: a place to send requests to, and the process whose cost counts.

export type TargetName = 'product' | 'relay' | 'nginx' | 'direct';

export interface Target {
  readonly name: TargetName;
  readonly port: number;
  /** The path of chat completions there. */
  readonly path: string;
  /** The bearer key that a caller sends. */
  readonly key: string;
  /** The measured process; nothing is measured when calls go to the upstream directly. */
  readonly pid: number | undefined;
  /** Begins again with a fresh process; port and pid may be others afterwards. */
  restart(): Promise<void>;
  /** Stops and continues what works beside the measured process and would disturb the load. */
  hush(): void;
  wake(): void;
  /** Waits until that has caught up with what the last window left it. */
  settle(): Promise<void>;
}

/** For targets with nothing beside them. */
export const ALONE = {
  hush: () => undefined,
  wake: () => undefined,
  settle: () => Promise.resolve(),
};

export const CHAT_PATH = '/v1/chat/completions';
