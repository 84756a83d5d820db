import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { breaksBetween, undeclaredBreaks } from './breaking.ts'
import type { OpenApi } from './openapi.ts'

const spec = () => JSON.parse(readFileSync(join(import.meta.dirname, '../gen/openapi.json'), 'utf8')) as OpenApi

describe('a change of the spec', () => {
  test('that changes nothing breaks nothing', () => {
    expect(breaksBetween(spec(), spec())).toEqual([])
  })

  test('that removes a path, asks for a new field, or drops a command, a flag or a JSON field is seen', () => {
    const next = spec()
    delete next.paths['/hub']
    const list = next.paths['/repos/{owner}/{repo}/issues']
    if (!list?.get?.['x-cli'] || !list.post) throw new Error('the spec has changed; choose other seeds')
    list.get['x-cli'].command = 'issue ls-all'
    list.get['x-cli'].flags = {}
    const body = list.post.requestBody?.content['application/json']?.schema
    body?.required?.push('body')
    delete next.components.schemas.Issue?.properties?.labels
    const found = breaksBetween(spec(), next).map(({ what }) => what)
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringContaining('path-removed #/paths/~1hub'),
        'command-removed listIssues issue list',
        'flag-removed listIssues -s',
        'json-field-removed listIssues labels',
      ]),
    )
    expect(found.some((what) => /required/.test(what))).toBe(true)
  })

  test('since the last release is declared when it breaks', () => {
    expect(undeclaredBreaks()).toEqual([])
  })
})
