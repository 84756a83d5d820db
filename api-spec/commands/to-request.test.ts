import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operationOf } from './sample-catalogue.ts'
import { headerName, toRequest } from './to-request.ts'
import { toTool } from './to-tool.ts'

const repo = { owner: 'acme', repo: 'app' }

test('each field goes where the spec says', () => {
  expect(
    toRequest(operationOf('createIssue'), {
      ...repo,
      title: 'x',
      labels: [],
      idempotencyKey: 'k',
      milestone: null,
      other: 1,
    }),
  ).toEqual({
    ok: true,
    value: {
      method: 'POST',
      path: '/api/repos/acme/app/issues',
      headers: { 'Idempotency-Key': 'k' },
      body: { title: 'x', labels: [], milestone: null },
    },
  })
  expect(
    toRequest(operationOf('listIssues'), { ...repo, label: ['a&b', 'ü'], limit: 5, state: undefined }, ''),
  ).toMatchObject({
    value: { method: 'GET', path: '/repos/acme/app/issues?label=a%26b&label=%C3%BC&limit=5', headers: {} },
  })
})

test('a value that no URL can carry is a named problem', () => {
  for (const path of ['.', '..', '', '\ud800']) {
    expect(toRequest(operationOf('viewFile'), { ...repo, path })).toMatchObject({
      problem: { kind: 'unsendable', field: 'path' },
    })
  }
  expect(toRequest(operationOf('viewFile'), { owner: 'a', path: 'x' })).toMatchObject({
    problem: { field: 'repo', reason: 'is missing' },
  })
  expect(toRequest(operationOf('createIssue'), { ...repo, title: 'x', idempotencyKey: 'a\r\nB: c' })).toMatchObject({
    problem: { field: 'idempotencyKey' },
  })
})

test('a placeholder inside a value is not filled in', () => {
  expect(toRequest(operationOf('viewRepo'), { owner: '{repo}', repo: '$&' })).toMatchObject({
    value: { path: '/api/repos/%7Brepo%7D/%24%26' },
  })
})

test('any path value is read back by a URL parser as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (path) => {
      const request = toRequest(operationOf('viewFile'), { ...repo, path })
      if (!request.ok) return expect(path).toMatch(/^\.{1,2}$/)
      const parts = new URL(request.value.path, 'http://hub').pathname.split('/')
      expect(decodeURIComponent(parts[6] ?? '')).toBe(path)
      expect(parts).toHaveLength(7)
    }),
  )
})

test('header names are spelt as HTTP spells them', () => {
  expect(headerName('ifMatch')).toBe('If-Match')
  expect(headerName('idempotencyKey')).toBe('Idempotency-Key')
})

test('a tool asks for the same input, strictly', () => {
  expect(toTool(operationOf('createIssue'))).toMatchObject({
    name: 'createIssue',
    description: 'File an issue',
    inputSchema: {
      type: 'object',
      additionalProperties: false,
      required: ['owner', 'repo', 'title'],
      properties: { milestone: { type: ['integer', 'null'] }, labels: { type: 'array', items: { type: 'string' } } },
    },
    annotations: { needsApproval: true, readOnlyHint: false },
  })
  expect(toTool(operationOf('createIssue')).inputSchema.properties).not.toHaveProperty('idempotencyKey')
})
