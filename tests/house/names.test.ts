/** One name everywhere: the spec's operations, core's files, the CLI's commands and the server's table are the same set. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { catalogue } from '@smithers/api-spec/catalogue'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const kebab = (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const monolithOperations = catalogue.operations.filter(
  (operation) => operation.servedBy === 'monolith' && !operation.stream,
)
const edgeOperations = catalogue.operations.filter((operation) => operation.servedBy === 'edge')

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => !file.includes('node_modules'),
  )
}

test('every operation of the monolith has one file of its name in core', () => {
  const files = filesBelow('monolith/core').map((file) => file.split('/').at(-1))
  const missing = monolithOperations.filter(
    (operation) => files.filter((file) => file === `${kebab(operation.id)}.ts`).length !== 1,
  )
  expect(missing.map((operation) => operation.id)).toEqual([])
})

test('every operation of the edge has one file of its name in edge/src', () => {
  const files = filesBelow('edge/src').map((file) => file.split('/').at(-1))
  const missing = edgeOperations.filter(
    (operation) => files.filter((file) => file === `${kebab(operation.id)}.ts`).length !== 1,
  )
  expect(missing.map((operation) => operation.id)).toEqual([])
})

test('every operation that is not between services has a command with an example', () => {
  const without = catalogue.operations.filter(
    (operation) =>
      !operation.rights.includes('service') && (operation.command === '' || operation.examples.length === 0),
  )
  expect(without.map((operation) => operation.id)).toEqual([])
})

test('every problem of the spec is one that some operation can answer', () => {
  const used = new Set(catalogue.operations.flatMap((operation) => operation.problems))
  const routing = new Set(['address-too-long', 'no-such-operation', 'method-not-allowed', 'unexpected'])
  expect(
    catalogue.problems.filter(({ name }) => !used.has(name) && !routing.has(name)).map(({ name }) => name),
  ).toEqual([])
})

test('no name uses a word that hides what a thing does', () => {
  const banned =
    /(^|[-/])(manager|service|helper|helpers|util|utils|common|data|handle|handler|process|misc|lib)(-|\.|\/|$)/
  const rooms = ['api-spec', 'ui-kit', 'apps', 'edge', 'monolith', 'cli', 'infra', 'tests', 'bench'].filter((room) =>
    existsSync(join(root, room)),
  )
  const named = rooms.flatMap((room) => filesBelow(room).map((file) => `${room}/${file}`))
  const own = named.filter(
    (file) => /\.(ts|tsx|astro|css)$/.test(file) && !/\/(gen|dist|\.astro|storybook-static)\//.test(file),
  )
  expect(own.filter((file) => banned.test(file))).toEqual([])
})
