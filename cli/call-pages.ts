import type { Operation } from '@smithers/api-spec/commands/catalogue'
import { ok, type Result } from '@smithers/api-spec/commands/result'
import type { Answer, Connection } from './connection.ts'
import { isPaged, rowsAtOnce } from './own-operations.ts'
import { rowsOf } from './print/json.ts'
import { isRecord, type Trouble } from './trouble.ts'

/** Calls an operation; a list of more rows than a hub gives at once is asked for page by page and put together. */
export const callPages = async (
  { call }: Connection,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): Promise<Result<Answer, Trouble>> => {
  const wanted = input['limit']
  if (!isPaged(operation) || typeof wanted !== 'number' || wanted <= rowsAtOnce) return call(operation, input)
  const rows: unknown[] = []
  let after = input['after']
  for (;;) {
    const limit = Math.min(rowsAtOnce, wanted - rows.length)
    const answer = await call(operation, { ...input, limit, ...(after === undefined ? {} : { after }) })
    if (!answer.ok) return answer
    const { status, body } = answer.value
    rows.push(...(rowsOf(operation, body) ?? []))
    const next = isRecord(body) ? body['next'] : undefined
    if (typeof next !== 'string' || rows.length >= wanted)
      return ok({ status, body: { ...(isRecord(body) ? body : {}), [operation.rows!]: rows } })
    after = next
  }
}
