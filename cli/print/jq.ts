import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import { loadJq, type Jq } from './load-jq.ts'

let jq: Promise<Jq> | undefined

/**
 * The real jq, compiled to WebAssembly: 1.3 MB, so this file is loaded only when `--jq` is given. Each result is a line of JSON,
 * but a text comes out bare. The problem is jq's own words.
 */
export const runJq = async (value: unknown, expression: string): Promise<Result<string, string>> => {
  let lines: string
  try {
    // Not `-r`: the package strips the last line end, and then no result and an empty text look alike.
    lines = await (await (jq ??= loadJq())).raw(JSON.stringify(value), expression, ['-c'])
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('jq: ')) throw error
    return no(reworded(error.message))
  }
  if (lines === '') return ok('')
  return ok(
    lines
      .split('\n')
      .map((line) => (line.startsWith('"') ? String(JSON.parse(line)) : line))
      .join('\n')
      .concat('\n'),
  )
}

const reworded = (says: string): string =>
  says
    .replace(/^jq: (error: )?/, '')
    .trim()
    .replace(/\n\s*jq: /g, '; ')
