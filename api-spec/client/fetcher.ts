/** The one door through which the generated client talks: JSON, problem documents, and two named failures. */

/** Sends one request; `path` begins with `/api/`. */
export type Send = (path: string, init: RequestInit) => Promise<Response>

/** No answer came: offline, refused, cut off. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** An answer came that the spec does not allow: a media type other than JSON or a problem document. */
export class ContractViolation extends Error {
  override name = 'ContractViolation'
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

const sameOrigin: Send = (path, init) => fetch(path, init)
let send: Send = sameOrigin

/** Replaces how requests leave; without an argument, back to `fetch` on this origin. A CLI passes its own origin and token here. */
export function sendWith(next: Send = sameOrigin): void {
  send = next
}

/** Sends with whatever is set; for callers that need the bare response, such as event streams. */
export async function sendRequest(path: string, init: RequestInit): Promise<Response> {
  try {
    return await send(path, init)
  } catch (failure) {
    // fetch says TypeError for every failure to reach the other side, and AbortError when the caller gave up.
    if (failure instanceof TypeError) throw new Unreachable('The hub did not answer.', { cause: failure })
    throw failure
  }
}

/**
 * The generated client's mutator.
 *
 * @param url path and query as generated from the spec
 * @returns `{status, data, headers}`: a union the caller narrows by `status`; `data` is the problem document from 400 on
 * @throws Unreachable, ContractViolation, or an AbortError when `init.signal` fired
 */
export async function fetcher<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await sendRequest(url, init)
  return { status: response.status, data: await bodyOf(response), headers: response.headers } as T
}

/** The JSON of an answer. @throws ContractViolation when it is none */
export async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204 || response.status === 304) return undefined
  const type = response.headers.get('content-type') ?? ''
  if (!/^application\/(problem\+)?json\b/.test(type)) {
    throw new ContractViolation(
      `${response.status} answered with ${type || 'no media type'}, not JSON.`,
      response.status,
    )
  }
  return await response.json()
}
