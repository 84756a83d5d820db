import { expect, test } from 'vitest'
import { pathParams } from './params.ts'

test('names are read and decoded', () => {
  expect(pathParams('/r/:owner/:repo', '/r/acme/an%20vil')).toEqual({ owner: 'acme', repo: 'an vil' })
  expect(pathParams('/r/:owner/:repo/', '/r/acme/anvil')).toEqual({ owner: 'acme', repo: 'anvil' })
})

test('a star takes the rest with its slashes', () => {
  expect(pathParams('/code/:repo/*path', '/code/anvil/src/a%2Fb.ts')).toEqual({ repo: 'anvil', path: 'src/a/b.ts' })
  expect(pathParams('/code/:repo/*path', '/code/anvil')).toEqual({ repo: 'anvil', path: '' })
})

test('another shape, and broken encoding, are no match', () => {
  expect(pathParams('/r/:owner', '/r/acme/anvil')).toBeUndefined()
  expect(pathParams('/r/:owner', '/x/acme')).toBeUndefined()
  expect(pathParams('/r/:owner', '/r/%E0%A4%A')).toBeUndefined()
  expect(pathParams('/r/:owner/:repo', '/r/acme')).toBeUndefined()
})
