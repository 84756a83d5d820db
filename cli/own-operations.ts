import type { Catalogue, Field, Operation } from '@smithers/api-spec/commands/catalogue'
import type { Flag } from '@smithers/api-spec/commands/flags'

/** Commands that only the CLI has, in the catalogue's own terms: one parser, one help and one completion serve both. */

const base = {
  group: 'cli',
  description: '',
  method: 'GET',
  path: '',
  servedBy: 'edge',
  aliases: [],
  args: [],
  fields: [],
  columns: [],
  json: [],
  examples: [],
  rights: [],
  problems: [],
  success: [200],
  stream: false,
  tool: { readOnly: true, destructive: false, approval: false },
} as const satisfies Partial<Operation>

const text = (name: string, description: string, more: Partial<Field> = {}): Field => ({
  name,
  in: 'body',
  required: false,
  schema: { type: 'string', minLength: 1, description },
  ...more,
})

const toggle = (name: string, description: string, more: Partial<Field> = {}): Field => ({
  name,
  in: 'body',
  required: false,
  schema: { type: 'boolean', description },
  flag: name,
  ...more,
})

const own: readonly Operation[] = [
  {
    ...base,
    id: 'authLogin',
    group: 'auth',
    summary: 'Sign in to a hub',
    description:
      "Prints a code and an address; open it in a browser where you are signed in, and approve. With a key of your own, signs in without a browser. A keystore's password comes from --password-file, SMITHERS_KEYSTORE_PASSWORD, or is asked for.",
    command: 'auth login',
    fields: [
      text('keystore', 'A key in the Web3 Secret Storage format (V3 JSON)', { flag: 'keystore' }),
      text('privateKeyFile', 'A file that holds a private key in hexadecimal', { flag: 'private-key-file' }),
      toggle('newKey', "Make a key in the CLI's own keystore and sign in with it", { flag: 'new-key' }),
      text('passwordFile', "A file whose first line is the keystore's password", { flag: 'password-file' }),
    ],
    examples: [
      { line: 'smithers auth login', does: 'Sign in through a browser' },
      { line: 'smithers auth login --host https://hub.example.org --keystore key.json', does: 'Sign in with a key' },
    ],
  },
  {
    ...base,
    id: 'authStatus',
    group: 'auth',
    summary: 'Show where you are signed in',
    command: 'auth status',
    rows: 'hosts',
    columns: ['host', 'address', 'tier', 'expiresAt'],
    json: ['host', 'address', 'tier', 'expiresAt'],
    examples: [{ line: 'smithers auth status', does: 'List the hubs you are signed in to' }],
  },
  {
    ...base,
    id: 'authToken',
    group: 'auth',
    summary: 'Print the access token of a hub',
    command: 'auth token',
    examples: [
      {
        line: 'curl -H "Authorization: Bearer $(smithers auth token)" http://localhost:8787/api/hub',
        does: 'Ask with another program',
      },
    ],
  },
  {
    ...base,
    id: 'authLogout',
    group: 'auth',
    summary: 'Sign out of a hub',
    command: 'auth logout',
    examples: [{ line: 'smithers auth logout', does: 'End this session and forget its tokens' }],
  },
  {
    ...base,
    id: 'api',
    summary: 'Send any request to the API',
    description:
      'The path is taken below /api when it does not begin with it. Exits 1 when the hub answers 400 or more; the answer is printed all the same.',
    command: 'api',
    args: ['method', 'path'],
    fields: [
      text('method', 'GET, POST, PUT, PATCH or DELETE', { required: true }),
      text('path', 'For example /repos', { required: true }),
      {
        name: 'field',
        in: 'body',
        required: false,
        flag: 'field',
        short: 'f',
        schema: {
          type: 'array',
          items: { type: 'string', minLength: 1 },
          description: 'key=value, or key:=JSON; into the body, or the query of a GET',
        },
      },
      {
        name: 'header',
        in: 'body',
        required: false,
        flag: 'header',
        short: 'H',
        schema: { type: 'array', items: { type: 'string', minLength: 1 }, description: 'Name: value' },
      },
      text('input', 'A file to send as the body; - is standard input', { flag: 'input' }),
      toggle('include', 'Print the status and headers too', { short: 'i' }),
    ],
    examples: [
      { line: 'smithers api GET /repos', does: 'List the repositories' },
      {
        line: 'smithers api POST /repos/acme/app/issues -f title=Broken -f labels:=\'["bug"]\'',
        does: 'File an issue',
      },
    ],
  },
  {
    ...base,
    id: 'completion',
    summary: 'Print the completion script of a shell',
    command: 'completion',
    args: ['shell'],
    fields: [{ name: 'shell', in: 'body', required: true, schema: { type: 'string', enum: ['bash', 'zsh', 'fish'] } }],
    examples: [
      { line: 'eval "$(smithers completion bash)"', does: 'In ~/.bashrc' },
      { line: 'smithers completion fish > ~/.config/fish/completions/smithers.fish', does: 'For fish' },
    ],
  },
]

export type OwnId =
  | 'authLogin'
  | 'authStatus'
  | 'authToken'
  | 'authLogout'
  | 'api'
  | 'completion'
  | 'importIssues'
  | 'importRepo'
  | 'followEvents'
  | 'rebuildHub'

/** The hub's catalogue as the CLI speaks it: with its own commands, and files where the spec has records. */
export const cliCatalogue = (catalogue: Catalogue): Catalogue => ({
  problems: catalogue.problems,
  operations: [...catalogue.operations.map(adapted), ...own],
})

/** Rows that a hub gives at once; a person may ask for any number. */
export const rowsAtOnce = 100
const mostRows = 1_000_000

const adapted = (operation: Operation): Operation => {
  if (isPaged(operation)) return { ...operation, fields: operation.fields.map(withoutEnd) }
  if (operation.id !== 'importIssues') return operation
  const records = text(
    'file',
    'What `gh issue list --json number,title,body,labels,state,author,createdAt,closedAt,comments` printed; - is standard input',
    { required: true },
  )
  return {
    ...operation,
    args: ['file'],
    fields: [...operation.fields.map((field) => (field.name === 'records' ? unflagged(field) : field)), records],
  }
}

/** A list whose answer names the next page. */
export const isPaged = ({ rows, fields }: Operation): boolean =>
  rows !== undefined && ['limit', 'after'].every((name) => fields.some((field) => field.name === name))

const withoutEnd = (field: Field): Field =>
  field.name === 'limit' && field.schema.maximum === rowsAtOnce
    ? { ...field, schema: { ...field.schema, maximum: mostRows, description: 'At most so many rows.' } }
    : field

/** The records are sent, but come from the file. */
const unflagged = ({ flag: _, short: __, ...field }: Field): Field => ({ ...field, required: false, hidden: true })

/** Flags that the CLI adds to an operation of the spec. */
export const extraFlags = (operation: Operation): Flag[] => {
  const files = operation.fields
    .filter((field) => field.editor && field.flag)
    .map((field): Flag => ({
      name: `${field.flag!}-file`,
      ...(field.flag === 'body' ? { short: 'F' } : {}),
      takes: 'value',
      placeholder: 'file',
      does: `Read the ${field.flag!} from a file; - is standard input`,
    }))
  return [...files, ...(extras[operation.id] ?? [])]
}

const extras: Readonly<Record<string, readonly Flag[]>> = {
  viewIssue: [{ name: 'comments', short: 'c', takes: 'nothing', does: 'Show the comments' }],
  diffChange: [{ name: 'stat', takes: 'nothing', does: 'List the files instead of their patches' }],
  listEvents: [{ name: 'follow', short: 'f', takes: 'nothing', does: 'Go on as events happen' }],
}
