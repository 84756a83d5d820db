import { setImmediate } from 'node:timers/promises'

import type { Workbenches } from '@smithers/core/ports/hub'
import { openScratch } from '@smithers/store/open-scratch'

export function createWorkbenches(path: string): Workbenches {
  return { open: () => openScratch(path), breathe: () => setImmediate() }
}
