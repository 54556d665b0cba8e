// The one fact about this process that others may ask for over a folder's lock: whether it is
// already ending, so that a restart waits for it instead of being refused.
let stopping = false;

export function markStopping(): void {
  stopping = true;
}

export function isStopping(): boolean {
  return stopping;
}
