import { catalogue } from '@smithers/api-spec/catalogue'
import type { Operation } from '@smithers/api-spec/commands/catalogue'

const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]))

/** Finds an operation that the monolith serves. */
export function operationById(id: string): Operation | undefined {
  const operation = byId.get(id)
  return operation?.servedBy === 'monolith' ? operation : undefined
}

export const served: readonly Operation[] = catalogue.operations.filter(({ servedBy }) => servedBy === 'monolith')
