/**
 * Reads the names out of a path.
 *
 * @param pattern e.g. `/r/:owner/:repo/code/*path`; a `*name` at the end takes the rest, slashes included
 * @returns the decoded parts, or undefined when the path has another shape or is not valid percent-encoding
 */
export function pathParams<P extends string>(pattern: P, path: string = location.pathname): Params<P> | undefined {
  const wanted = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  const found: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith('*')) {
      const rest = decoded(given.slice(index).join('/'))
      if (rest === undefined) return undefined
      found[part.slice(1)] = rest
      return found as Params<P>
    }
    const here = decoded(given[index])
    if (here === undefined) return undefined
    if (part.startsWith(':')) found[part.slice(1)] = here
    else if (part !== here) return undefined
  }
  return given.length === wanted.length ? (found as Params<P>) : undefined
}

export type Params<P extends string> = P extends `${infer Head}/${infer Rest}`
  ? Params<Head> & Params<Rest>
  : P extends `:${infer Name}` | `*${infer Name}`
    ? Record<Name, string>
    : unknown

function decoded(part: string | undefined): string | undefined {
  if (part === undefined) return undefined
  try {
    return decodeURIComponent(part)
  } catch (failure) {
    if (failure instanceof URIError) return undefined
    throw failure
  }
}
