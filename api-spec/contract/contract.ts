/** The spec as types: what an operation takes, what it may answer. "Implements the spec" is a compile error away. */
import type { Right, Tier } from '../commands/catalogue.ts'
import type { operations } from '../gen/openapi.d.ts'
import { problems, type ProblemDocuments, type ProblemName } from '../gen/problems.ts'

export type { ProblemDocuments, ProblemName, Right, Tier }

export type OperationId = keyof operations

type Members<T> = [T] extends [undefined] ? unknown : [T] extends [never] ? unknown : NonNullable<T>
type ParametersOf<Id extends OperationId> = operations[Id] extends { parameters: infer P } ? P : never
type In<Id extends OperationId, Place extends 'path' | 'query' | 'header'> =
  ParametersOf<Id> extends Record<Place, infer P>
    ? Members<P>
    : ParametersOf<Id> extends { [K in Place]?: infer P }
      ? Members<P>
      : unknown
type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody?: infer B }
  ? NonNullable<B> extends { content: { 'application/json': infer T } }
    ? undefined extends B
      ? Partial<T>
      : T
    : unknown
  : unknown

/** Path, query, header and body fields of an operation in one flat object; their names never clash (checked by `gen`). */
export type Input<Id extends OperationId> = In<Id, 'path'> & In<Id, 'query'> & In<Id, 'header'> & BodyOf<Id>

type Responses<Id extends OperationId> = operations[Id]['responses']
type SuccessStatus<Id extends OperationId> = Extract<keyof Responses<Id>, 200 | 201 | 202 | 204>
type JsonOf<R> = R extends { content: { 'application/json': infer T } } ? T : undefined

/** A good answer: its status and its body. */
export type Success<Id extends OperationId> = {
  [S in SuccessStatus<Id>]: { ok: true; status: S; body: JsonOf<Responses<Id>[S]> }
}[SuccessStatus<Id>]

type ProblemBody<R> = R extends { content: { 'application/problem+json': infer T } } ? T : never

/** A problem document that the operation declares. */
export type ProblemOf<Id extends OperationId> = {
  [S in keyof Responses<Id>]: ProblemBody<Responses<Id>[S]>
}[keyof Responses<Id>]

export type Outcome<Id extends OperationId> = Success<Id> | { ok: false; problem: ProblemOf<Id> }

/** Any problem document of the spec. */
export type AnyProblem = ProblemDocuments[ProblemName]

type Fixed = 'type' | 'title' | 'status' | 'detail' | 'next'
type Extension<Name extends ProblemName> = Omit<ProblemDocuments[Name], Fixed>

/**
 * Makes a problem document (RFC 9457): type, title, status and way forward come from the spec, the rest from the caller.
 * @param detail what happened this time, a sentence for the user
 */
export function problem<Name extends ProblemName>(
  name: Name,
  detail: string,
  extension: Extension<Name>,
): ProblemDocuments[Name] {
  const { title, status, next } = problems[name]
  return {
    type: `urn:smithers:problem:${name}`,
    title,
    status,
    detail,
    next,
    ...extension,
  } as unknown as ProblemDocuments[Name]
}

/** The name of a problem document: the last part of its type. */
export function nameOf(document: { type: string }): ProblemName {
  return document.type.slice('urn:smithers:problem:'.length) as ProblemName
}
