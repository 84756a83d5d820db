/**
 * The parameters of a query string: text, or a list when a name stands more than once.
 * @returns undefined when an escape is not UTF-8
 */
export function readQuery(target: string): Record<string, string | string[]> | undefined {
  const at = target.indexOf('?')
  if (at < 0 || at === target.length - 1) return {}
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  for (const pair of target.slice(at + 1).split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = decode(equals < 0 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined) return undefined
    const before = found[name]
    found[name] = before === undefined ? value : [before, value].flat()
  }
  return found
}

function decode(text: string): string | undefined {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
