import { parentPort } from 'node:worker_threads'

/** Says something to the thread that began this one. */
export function tell<Said>(said: Said) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
  parentPort?.postMessage(said)
}
