import type { Catalogue, Field, Operation } from './catalogue.ts'

/** A small catalogue for this room's tests: one operation of each shape that the language has to cope with. */

const owner: Field = { name: 'owner', in: 'path', required: true, schema: { type: 'string' }, context: 'owner' }
const repo: Field = { name: 'repo', in: 'path', required: true, schema: { type: 'string' }, context: 'repo' }
const number: Field = {
  name: 'number',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1, description: 'The number of the issue' },
}

const base: Omit<Operation, 'id' | 'group' | 'summary' | 'path' | 'command'> = {
  description: '',
  method: 'GET',
  servedBy: 'monolith',
  aliases: [],
  args: [],
  fields: [owner, repo],
  columns: [],
  json: [],
  examples: [],
  rights: ['reader'],
  problems: [],
  success: [200],
  stream: false,
  tool: { readOnly: true, destructive: false, approval: false },
}

const createIssue: Operation = {
  ...base,
  id: 'createIssue',
  group: 'issue',
  summary: 'File an issue',
  method: 'POST',
  path: '/repos/{owner}/{repo}/issues',
  command: 'issue create',
  aliases: ['issue new', 'gh issue create'],
  fields: [
    owner,
    repo,
    {
      name: 'idempotencyKey',
      in: 'header',
      required: false,
      schema: { type: 'string', maxLength: 64 },
      flag: 'idempotency-key',
      hidden: true,
    },
    {
      name: 'title',
      in: 'body',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 20, description: 'What is wrong' },
      flag: 'title',
      short: 't',
      prompt: true,
    },
    {
      name: 'body',
      in: 'body',
      required: false,
      schema: { type: 'string', default: '' },
      flag: 'body',
      short: 'b',
      editor: true,
    },
    {
      name: 'labels',
      in: 'body',
      required: false,
      schema: { type: 'array', items: { type: 'string', minLength: 1 } },
      flag: 'label',
      short: 'l',
    },
    { name: 'draft', in: 'body', required: false, schema: { type: 'boolean' }, flag: 'draft', short: 'd' },
    { name: 'quiet', in: 'body', required: false, schema: { type: 'boolean' }, flag: 'quiet', short: 'u' },
    { name: 'weight', in: 'body', required: false, schema: { type: 'number', minimum: 0, maximum: 1 }, flag: 'weight' },
    { name: 'milestone', in: 'body', required: false, schema: { type: 'integer', nullable: true }, flag: 'milestone' },
    { name: 'where', in: 'body', required: false, schema: { type: 'object' }, flag: 'where' },
  ],
  json: ['number', 'title', 'state'],
  examples: [{ line: "smithers issue create --title 'It breaks' --label bug", does: 'File a bug' }],
  rights: ['contributor', 'maintainer', 'admin'],
  success: [201],
  tool: { readOnly: false, destructive: false, approval: true },
}

const listIssues: Operation = {
  ...base,
  id: 'listIssues',
  group: 'issue',
  summary: 'List issues',
  path: '/repos/{owner}/{repo}/issues',
  command: 'issue list',
  aliases: ['issue ls', 'gh issue list'],
  fields: [
    owner,
    repo,
    {
      name: 'state',
      in: 'query',
      required: false,
      schema: { type: 'string', enum: ['open', 'closed', 'all'], default: 'open' },
      flag: 'state',
      short: 's',
    },
    {
      name: 'label',
      in: 'query',
      required: false,
      schema: { type: 'array', items: { type: 'string' } },
      flag: 'label',
      short: 'l',
    },
    {
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 100 },
      flag: 'limit',
      short: 'L',
    },
  ],
  columns: ['number', 'title'],
  rows: 'issues',
  json: ['number', 'title', 'state'],
  examples: [{ line: 'smithers issue list --label bug', does: 'List the bugs' }],
}

export const sample: Catalogue = {
  operations: [
    createIssue,
    listIssues,
    {
      ...base,
      id: 'labelIssue',
      group: 'issue',
      summary: 'Put labels on an issue',
      method: 'POST',
      path: '/repos/{owner}/{repo}/issues/{number}/labels',
      command: 'issue label',
      args: ['number', 'labels...'],
      fields: [
        owner,
        repo,
        number,
        {
          name: 'labels',
          in: 'body',
          required: true,
          schema: { type: 'array', items: { type: 'string', enum: ['bug', 'feature', 'help wanted'] } },
        },
        { name: 'ifMatch', in: 'header', required: false, schema: { type: 'string' }, flag: 'if-match' },
      ],
    },
    {
      ...base,
      id: 'search',
      group: 'search',
      summary: 'Search everything',
      path: '/search',
      command: 'search',
      args: ['query...'],
      fields: [{ name: 'query', in: 'query', required: true, schema: { type: 'string', minLength: 1 } }],
    },
    {
      ...base,
      id: 'viewFile',
      group: 'file',
      summary: 'Read a file',
      path: '/repos/{owner}/{repo}/files/{path}',
      command: 'file view',
      args: ['path'],
      fields: [
        owner,
        repo,
        { name: 'path', in: 'path', required: true, schema: { type: 'string', pattern: '^[^\\0]*$' } },
      ],
    },
    {
      ...base,
      id: 'viewRepo',
      group: 'repo',
      summary: 'View a repository',
      path: '/repos/{owner}/{repo}',
      command: 'repo view',
    },
    {
      ...base,
      id: 'beat',
      group: 'internal',
      summary: 'For the edge alone',
      path: '/internal/beat',
      command: '',
      fields: [],
      rights: ['service'],
    },
  ],
  problems: [],
}

export const operationOf = (id: string): Operation => {
  const found = sample.operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`no operation ${id} in the sample`)
  return found
}
