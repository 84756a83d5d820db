import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

import type { Schema } from './arbitrary.ts'

type Media = Record<string, { schema: Schema }>
type Parameter = { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }
type OperationObject = {
  operationId: string
  'x-served-by'?: string
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Media }
  responses: Record<string, { content?: Media }>
}

type PathItem = { parameters?: Parameter[] } & Partial<Record<(typeof METHODS)[number], OperationObject>>
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

export type SpecOperation = {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  body: Schema | undefined
  /** Whether a body fits, by a validator of its own and not by the generated ones. */
  fits(body: unknown): boolean
  /** What is wrong with an answer; undefined when the spec declares it just so. */
  judge(status: number, mediaType: string, body: unknown): string | undefined
}

/** Reads the bundled spec with nothing of the hub's own in between. @param text OpenAPI as JSON */
export function readSpec(text: string): SpecOperation[] {
  const spec = JSON.parse(text) as {
    paths: Record<string, PathItem>
  }
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ;(formats as unknown as (ajv: Ajv2020, names: string[]) => void)(ajv, ['date-time'])
  ajv.addSchema(spec, 'spec')
  const compiled = new Map<string, ValidateFunction>()
  const at = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `spec#${pointer}` })
    compiled.set(pointer, known)
    return known
  }
  const deref = <T>(value: T): T => {
    const walk = (one: unknown): unknown => {
      if (Array.isArray(one)) return one.map(walk)
      if (typeof one !== 'object' || one === null) return one
      const ref = (one as { $ref?: unknown }).$ref
      if (typeof ref === 'string') return walk(resolve(spec, ref))
      return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
    }
    return walk(value) as T
  }

  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation || operation['x-served-by'] === 'edge') return []
      const base = `/paths/${escape(path)}/${method}`
      const content = operation.requestBody?.content['application/json']
      const judge: SpecOperation['judge'] = (status, mediaType, body) => {
        const declared = operation.responses[String(status)]
        if (!declared) return `status ${status} is not declared`
        if (!declared.content?.[mediaType]) return `${mediaType} is not declared for ${status}`
        if (mediaType === 'text/event-stream') return undefined
        const check = at(`${base}/responses/${status}/content/${escape(mediaType)}/schema`)
        return check(body) ? undefined : `${status} does not fit its schema: ${ajv.errorsText(check.errors)}`
      }
      return [
        {
          id: operation.operationId,
          method: method.toUpperCase(),
          path,
          parameters: deref([...(item.parameters ?? []), ...(operation.parameters ?? [])]),
          body: content && deref(content.schema),
          fits: (body: unknown) =>
            content !== undefined && at(`${base}/requestBody/content/application~1json/schema`)(body),
          judge,
        },
      ]
    }),
  )
}

function resolve(spec: unknown, ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce((at, part) => (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')], spec)
}

const escape = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
