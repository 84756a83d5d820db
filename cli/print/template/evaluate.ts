import { no, ok, type Result } from '@smithers/api-spec/commands/result'
import type { Io } from '../../io.ts'
import { isRecord } from '../../trouble.ts'
import { callFunction, textOf, truthy, type Table } from './functions.ts'
import { parseTemplate, type Node, type Operand, type Pipe } from './parse.ts'

/** Fills a template with a value: Go's text/template with gh's functions, as far as they make sense for JSON. */
export const renderTemplate = (source: string, value: unknown, io: Io): Result<string, string> => {
  const nodes = parseTemplate(source)
  if (!nodes.ok) return nodes
  const scope: Scope = { dot: value, variables: new Map([['$', value]]) }
  const page: Page = { text: '', table: [], io }
  const problem = writeNodes(nodes.value, scope, page)
  if (problem !== undefined) return no(problem)
  // Rows that nobody rendered come at the end, as in gh.
  return page.table.length > 0 ? writeTable(page) : ok(page.text)
}

const writeTable = (page: Page): Result<string, string> => {
  const rendered = callFunction('tablerender', [], page)
  return rendered.ok ? ok(page.text + textOf(rendered.value)) : rendered
}

type Scope = { dot: unknown; variables: Map<string, unknown> }
type Page = { text: string; table: Table; io: Io }

const writeNodes = (nodes: readonly Node[], scope: Scope, page: Page): string | undefined => {
  for (const node of nodes) {
    if (node.kind === 'text') {
      page.text += node.text
      continue
    }
    const value = evaluate(node.pipe, scope, page)
    if (!value.ok) return value.problem
    if (node.kind === 'print') {
      if (!node.pipe.sets) page.text += textOf(value.value)
      continue
    }
    const problem =
      node.kind === 'range' ? writeRange(node, value.value, scope, page) : writeBranch(node, value.value, scope, page)
    if (problem !== undefined) return problem
  }
  return undefined
}

const writeBranch = (
  node: Node & { kind: 'if' | 'with' | 'range' },
  value: unknown,
  scope: Scope,
  page: Page,
): string | undefined => {
  const inner: Scope = {
    dot: node.kind === 'with' && truthy(value) ? value : scope.dot,
    variables: new Map(scope.variables),
  }
  return writeNodes(truthy(value) ? node.inside : node.otherwise, inner, page)
}

const writeRange = (
  node: Node & { kind: 'if' | 'with' | 'range' },
  value: unknown,
  scope: Scope,
  page: Page,
): string | undefined => {
  const entries: (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((member, index) => [index, member] as const)
    : isRecord(value)
      ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : []
  if (!truthy(value)) return writeNodes(node.otherwise, scope, page)
  if (entries.length === 0) return `range cannot go over ${textOf(value)}`
  const sets = node.pipe.sets ?? []
  for (const [key, member] of entries) {
    const variables = new Map(scope.variables)
    if (sets.length === 1) variables.set(sets[0]!, member)
    if (sets.length === 2) variables.set(sets[0]!, key).set(sets[1]!, member)
    const problem = writeNodes(node.inside, { dot: member, variables }, page)
    if (problem !== undefined) return problem
  }
  return undefined
}

const evaluate = (pipe: Pipe, scope: Scope, page: Page): Result<unknown, string> => {
  let piped: { value: unknown } | undefined
  for (const command of pipe.commands) {
    const result = runCommand(command, piped, scope, page)
    if (!result.ok) return result
    piped = { value: result.value }
  }
  const value = piped?.value
  if (pipe.sets?.length === 1) scope.variables.set(pipe.sets[0]!, value)
  return ok(value)
}

const runCommand = (
  [first, ...rest]: readonly Operand[],
  piped: { value: unknown } | undefined,
  scope: Scope,
  page: Page,
): Result<unknown, string> => {
  if (first?.kind !== 'call') {
    return rest.length > 0 || piped ? no('only a function takes arguments') : operandValue(first!, scope, page)
  }
  const args: unknown[] = []
  for (const operand of rest) {
    const value = operandValue(operand, scope, page)
    if (!value.ok) return value
    args.push(value.value)
  }
  return callFunction(first.name, piped ? [...args, piped.value] : args, page)
}

const operandValue = (operand: Operand, scope: Scope, page: Page): Result<unknown, string> => {
  switch (operand.kind) {
    case 'value':
      return ok(operand.value)
    case 'field':
      return ok(memberOf(scope.dot, operand.path))
    case 'variable':
      return scope.variables.has(operand.name)
        ? ok(memberOf(scope.variables.get(operand.name), operand.path))
        : no(`${operand.name} was never set`)
    case 'pipe':
      return evaluate(operand.pipe, scope, page)
    case 'call':
      return callFunction(operand.name, [], page)
  }
}

const memberOf = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  )
