import { catalogue } from '@smithers/api-spec/catalogue'
import { describe, expect, test } from 'vitest'
import { matchOperation } from './match-operation.ts'

describe('an operation', () => {
  test.each(
    catalogue.operations
      .filter(({ group }) => group !== 'internal')
      .map((operation) => [operation.id, operation] as const),
  )('%s is found by its own method and path', (id, { method, path }) => {
    const match = matchOperation(method, path.replaceAll(/[{}]/g, ''))
    expect(match).toMatchObject({ is: 'operation', operation: { id } })
  })

  test('gets the names in its path decoded', () =>
    expect(matchOperation('GET', '/repos/a%20b/c%2Fd')).toMatchObject({ names: { owner: 'a b', repo: 'c/d' } }))

  test('is not found by a path with an empty or broken name', () => {
    for (const path of [
      '/repos//tools',
      '/repos/acme/%E0%A4%A',
      '/repos/acme/tools/',
      '/repos/acme/tools/issues/1/2',
      '',
      '/',
    ])
      expect(matchOperation('GET', path).is).toBe('nothing')
  })

  test('of another method names those that are allowed', () =>
    expect(matchOperation('PUT', '/repos/acme/tools/issues')).toEqual({ is: 'other-method', allowed: ['GET', 'POST'] }))

  test('of the inside is not found', () => expect(matchOperation('GET', '/internal/policy').is).toBe('nothing'))
})
