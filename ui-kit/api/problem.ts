/** A problem document (RFC 9457) as the hub sends it: every one carries `next`, the way forward. */
export type Problem = {
  type: string
  title: string
  status: number
  detail?: string
  next?: string
  instance?: string
  [member: string]: unknown
}

const known = new Set(['type', 'title', 'status', 'detail', 'next', 'instance', 'errors', 'exit'])

/** The last part of `urn:smithers:problem:label-unknown`: what the catalogue, the CLI and the docs call it. */
export function problemName(problem: Problem): string {
  return problem.type.slice(problem.type.lastIndexOf(':') + 1)
}

/** The members a problem adds beyond RFC 9457 and ours, as words to print; nested ones as JSON. What its detail says is not said again. */
export function problemFacts(problem: Problem): [name: string, value: string][] {
  return Object.entries(problem)
    .filter(([name, value]) => !known.has(name) && value !== null && value !== undefined)
    .filter(([, value]) => typeof value !== 'string' || !problem.detail?.includes(value))
    .map(([name, value]) => [inWords(name), typeof value === 'object' && value ? listed(value) : plain(String(value))])
}

/** Faults of single fields, when the problem is about input: `pointer` is a JSON Pointer into the body, or a parameter's name. */
export function fieldErrors(problem: Problem): { pointer: string; message: string }[] {
  const errors = problem['errors']
  if (!Array.isArray(errors)) return []
  return errors.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { pointer, message } = entry as { pointer?: unknown; message?: unknown }
    return typeof message === 'string' ? [{ pointer: typeof pointer === 'string' ? pointer : '', message }] : []
  })
}

/** What a field error says about the body member `name`, if anything. */
export function fieldError(problem: Problem | undefined, name: string): string | undefined {
  return (
    problem && fieldErrors(problem).find((error) => error.pointer === `/${name}` || error.pointer === name)?.message
  )
}

/** An instant reads as the reader's own clock shows it. */
function plain(value: string): string {
  return /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? new Date(value).toLocaleString() : value
}

function listed(value: object): string {
  return Array.isArray(value) && value.every((item) => typeof item !== 'object')
    ? value.join(', ')
    : JSON.stringify(value)
}

function inWords(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`).replaceAll('_', ' ')
}
