import type { Input, Outcome } from '@smithers/api-spec/contract'

import { foldParts } from '../log/fold-parts.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'

/**
 * Compares every projection with one built anew from the log, and without `verify` puts the new one in place when they
 * differ. What is answered is how it was found; requests go on meanwhile.
 */
export async function rebuildHub(
  input: Input<'rebuildHub'>,
  _caller: Caller,
  ports: Ports,
): Promise<Outcome<'rebuildHub'>> {
  const began = ports.clock.now()
  const { events, differences } = foldParts(await ports.offload.verify())
  if (!(input.verify ?? false) && differences.length > 0) await ports.writer.rebuild()
  const milliseconds = Math.max(0, Math.round(ports.clock.now() - began))
  return answer(200, { events, milliseconds, identical: differences.length === 0, differences })
}
