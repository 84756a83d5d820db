export type Copied = 'done' | 'refused'

/** Writes to the clipboard; a browser that does not allow it answers `refused`. */
export async function copyText(text: string): Promise<Copied> {
  if (!navigator.clipboard) return 'refused'
  return navigator.clipboard.writeText(text).then(
    () => 'done' as const,
    (reason: unknown) => {
      if (reason instanceof DOMException && reason.name === 'NotAllowedError') return 'refused' as const
      throw reason
    },
  )
}
