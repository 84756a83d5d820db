import type { Catalogue } from '@smithers/api-spec/commands/catalogue'
import type { PartialCall } from '@smithers/api-spec/commands/parse-problem'
import { ok, type Result } from '@smithers/api-spec/commands/result'
import type { Connection } from '../connection.ts'
import type { Io } from '../io.ts'
import { outputText } from '../print/output.ts'
import { exits, failed, isRecord, troubleText, type Trouble } from '../trouble.ts'

/** `smithers hub rebuild`: with `--verify` it answers a script too, so what differs is a failure. */
export const rebuildHub = async (
  call: PartialCall,
  connection: Connection,
  io: Io,
  _: Catalogue,
): Promise<Result<number, Trouble>> => {
  const answer = await connection.call(call.operation, call.input)
  if (!answer.ok) return answer
  const text = await outputText(call.operation, answer.value, call.globals, call.extras, io)
  if (!text.ok) return text
  io.out(text.value)
  const body = isRecord(answer.value.body) ? answer.value.body : {}
  if (call.input['verify'] !== true || body['identical'] === true) return ok(exits.ok)
  const differing = Array.isArray(body['differences']) ? body['differences'].join(', ') : ''
  io.err(troubleText(failed('What is stored is not what the log says', differing, 'Make it so: smithers hub rebuild')))
  return ok(exits.failed)
}
