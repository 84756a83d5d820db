import { catalogue } from '@smithers/api-spec/catalogue'

export function matchOperation(
  method: string,
  path: string,
): { id: string; names: Record<string, string> } | undefined {
  const parts = path.split('/')
  for (const operation of catalogue.operations) {
    const expected = operation.path.split('/')
    if (operation.method !== method || expected.length !== parts.length) continue
    const names: Record<string, string> = {}
    if (
      expected.every((part, at) =>
        part.startsWith('{') ? ((names[part.slice(1, -1)] = decodeURIComponent(parts[at]!)), true) : part === parts[at],
      )
    )
      return { id: operation.id, names }
  }
  return undefined
}
