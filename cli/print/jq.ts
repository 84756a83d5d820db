import jq from 'jq-wasm'
import { no, ok, type Result } from '@smithers/api-spec/commands/result'

const failure = 'Failed to execute raw query: '

/**
 * The real jq, compiled to WebAssembly: 1.3 MB, so this file is loaded only when `--jq` is given. Each result is a line of JSON,
 * but a text comes out bare. The problem is jq's own words.
 */
export const runJq = async (value: unknown, expression: string): Promise<Result<string, string>> => {
  let lines: string
  try {
    // Not `-r`: the package strips the last line end, and then no result and an empty text look alike.
    lines = await jq.raw(JSON.stringify(value), expression, ['-c'])
  } catch (error) {
    // The package throws plain errors with jq's stderr behind this prefix.
    if (!(error instanceof Error) || !error.message.startsWith(failure)) throw error
    return no(
      error.message
        .slice(failure.length)
        .trim()
        .replace(/^jq: (error: )?/, '')
        .replace(/\n\s*jq: /g, '; '),
    )
  }
  if (lines === '') return ok('')
  return ok(
    lines
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => (line.startsWith('"') ? String(JSON.parse(line)) : line))
      .join('\n')
      .concat('\n'),
  )
}
