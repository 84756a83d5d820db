import type { Input, Outcome } from '@smithers/api-spec/contract'

import type { Caller, Ports } from '../ports/ports.ts'
import { answer } from '../result.ts'
import { findRepo } from './find-repo.ts'
import { repoOf } from './repo-row.ts'

export function viewRepo(input: Input<'viewRepo'>, _caller: Caller, ports: Ports): Outcome<'viewRepo'> {
  const found = findRepo(ports.store, input)
  return found.ok ? answer(200, repoOf(found.value, ports.imports.progress(found.value.id))) : found
}
