/**
 * Holds the spec against the one that was last released (`released/openapi.json`): a breaking change fails unless
 * `released/breaks.json` declares it. Commands, flags and JSON fields are compared too, which an OpenAPI diff does not see.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Catalogue } from '../commands/catalogue.ts'
import { buildCatalogue } from './build-catalogue.ts'
import type { OpenApi } from './openapi.ts'

export type Break = { what: string }
type Report = { changes: { path: string; verdicts: { ruleId: string; impact: string; message: string }[] }[] }

/** @returns every breaking change from `base` to `next`, whether declared or not */
export function breaksBetween(base: OpenApi, next: OpenApi): Break[] {
  return [...contractBreaks(base, next), ...commandBreaks(buildCatalogue(base), buildCatalogue(next))]
}

function contractBreaks(base: OpenApi, next: OpenApi): Break[] {
  const folder = mkdtempSync(join(tmpdir(), 'smithers-diff-'))
  const file = (name: string) => join(folder, name)
  try {
    writeFileSync(file('base.json'), JSON.stringify(base))
    writeFileSync(file('next.json'), JSON.stringify(next))
    writeFileSync(file('redocly.yaml'), 'extends: [recommended, diff-recommended]\n')
    const words = [
      'diff',
      file('base.json'),
      file('next.json'),
      '--config',
      file('redocly.yaml'),
      '--format',
      'json',
      '--fail-on',
      'none',
      '--output',
      file('report.json'),
    ]
    execFileSync(join(import.meta.dirname, '../../node_modules/.bin/redocly'), words, {
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const report = JSON.parse(readFileSync(file('report.json'), 'utf8')) as Report
    return report.changes.flatMap(({ path, verdicts }) =>
      verdicts.filter(({ impact }) => impact === 'major').map(({ ruleId }) => ({ what: `${ruleId} ${path}` })),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function commandBreaks(base: Catalogue, next: Catalogue): Break[] {
  return base.operations.flatMap((before) => {
    const after = next.operations.find((operation) => operation.id === before.id)
    if (!after) return []
    const gone = (kind: string, old: readonly string[], now: readonly string[]) =>
      old
        .filter((name) => name !== '' && !now.includes(name))
        .map((name) => ({ what: `${kind}-removed ${before.id} ${name}` }))
    const flags = (operation: typeof before) =>
      operation.fields.flatMap(({ flag, short }) =>
        [flag && `--${flag}`, short && `-${short}`].filter((mark) => mark !== undefined && mark !== ''),
      )
    return [
      ...gone('command', [before.command, ...before.aliases], [after.command, ...after.aliases]),
      ...gone('flag', flags(before) as string[], flags(after) as string[]),
      ...gone('json-field', before.json, after.json),
    ]
  })
}

/** @returns the breaking changes that nothing declares */
export function undeclaredBreaks(): Break[] {
  const room = join(import.meta.dirname, '..')
  const read = <T>(path: string) => JSON.parse(readFileSync(join(room, path), 'utf8')) as T
  const declared = new Set(read<{ what: string; why: string }[]>('released/breaks.json').map(({ what }) => what))
  return breaksBetween(read('released/openapi.json'), read('gen/openapi.json')).filter(
    ({ what }) => !declared.has(what),
  )
}
