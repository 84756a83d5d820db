/** The number in `suggestion:7`. */
export function suggestionIn(stream: string): number | undefined {
  const id = /^suggestion:(\d+)$/.exec(stream)?.[1]
  return id === undefined ? undefined : Number(id)
}

/** The number in `issue:1/42`. */
export function issueIn(stream: string): number | undefined {
  const number = /^issue:[^/]+\/(\d+)$/.exec(stream)?.[1]
  return number === undefined ? undefined : Number(number)
}
