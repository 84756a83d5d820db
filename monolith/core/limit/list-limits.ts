import type { Input, Outcome } from '@smithers/api-spec/contract'

import { lastSeq } from '../log/read.ts'
import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { limitOf, readLimits } from './limit-row.ts'

export function listLimits(_input: Input<'listLimits'>, _caller: Caller, { store }: Ports): Outcome<'listLimits'> {
  return answer(200, { limits: readLimits(store).map(limitOf), seq: lastSeq(store) })
}
