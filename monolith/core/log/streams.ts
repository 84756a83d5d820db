/** Names of the streams, and what they name. A stream is the unit in which versions count. */
export const HUB_STREAM = 'hub'
export const LIMIT_STREAM = 'limit'

export const repoStream = (repo: number) => `repo:${repo}`
export const issueStream = (repo: number, number: number) => `issue:${repo}/${number}`
export const suggestionStream = (id: number) => `suggestion:${id}`
export const accountStream = (address: string) => `account:${address}`

/** The number after the colon of `repo:<id>` or `suggestion:<id>`. */
export function idOf(stream: string): number {
  return Number(stream.slice(stream.indexOf(':') + 1))
}

export function addressOf(stream: string): string {
  return stream.slice('account:'.length)
}

export function issueOf(stream: string): { repo: number; number: number } {
  const slash = stream.indexOf('/')
  return { repo: Number(stream.slice('issue:'.length, slash)), number: Number(stream.slice(slash + 1)) }
}
