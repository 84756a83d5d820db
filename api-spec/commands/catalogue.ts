/** The shape of one operation in the generated command catalogue (`gen/catalogue.ts`). Everything a surface needs, as plain data. */

export type Tier = 'reader' | 'contributor' | 'maintainer' | 'admin'

/** Who may call: a tier, anyone without a token (`anonymous`), or only the edge itself (`service`). */
export type Right = Tier | 'anonymous' | 'service'

/** The JSON Schema subset that a command field may have; it is what the spec says of the input field. */
export type FieldSchema = {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  description?: string
  enum?: readonly (string | number)[]
  items?: FieldSchema
  default?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  nullable?: boolean
}

export type Field = {
  /** The input member's name, camelCase, unique within the operation. */
  name: string
  in: 'path' | 'query' | 'header' | 'body'
  required: boolean
  schema: FieldSchema
  /** The long flag without dashes, kebab-case; absent when the field is positional or comes from context. */
  flag?: string
  /** One letter. */
  short?: string
  /** Filled from `-R owner/name` (or the hub's only repository) when not given. */
  context?: 'owner' | 'repo'
  /** What a command line gets that leaves it out. */
  fallback?: string
  /** Asked for on a terminal when missing. */
  prompt?: boolean
  /** May be written in `$EDITOR`. */
  editor?: boolean
  /** Not shown in help. */
  hidden?: boolean
}

export type Example = { line: string; does: string }

export type Operation = {
  id: string
  /** The OpenAPI tag: the noun. */
  group: string
  summary: string
  description: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path template as in the spec, e.g. `/repos/{owner}/{repo}/issues/{number}`; served below `/api`. */
  path: string
  servedBy: 'edge' | 'monolith'
  /** Words after `smithers` (and after `/`), e.g. `issue label`. Empty for an operation without a command (service-to-service). */
  command: string
  /** Other spellings, e.g. `gh issue create`. */
  aliases: readonly string[]
  /** Positional field names in order; the last may end in `...` and then takes the rest. */
  args: readonly string[]
  fields: readonly Field[]
  /** Default table columns: dotted paths into a row. */
  columns: readonly string[]
  /** The member of the result that holds the rows of a list. */
  rows?: string
  /** Top-level JSON fields of the result (of a row, for a list), for `--json`. */
  json: readonly string[]
  examples: readonly Example[]
  rights: readonly Right[]
  /** The class that limits count this operation under. */
  limitClass?: 'sign-in' | 'write' | 'issue-creation' | 'search' | 'chat-turn' | 'spend'
  /** Problem names (`issue-not-found`) in the order of the spec. */
  problems: readonly string[]
  success: readonly number[]
  /** Answer is an event stream. */
  stream: boolean
  tool: { readOnly: boolean; destructive: boolean; approval: boolean }
}

export type ProblemInfo = { name: string; type: string; title: string; status: number; exit: number; next: string }

export type Catalogue = { operations: readonly Operation[]; problems: readonly ProblemInfo[] }
