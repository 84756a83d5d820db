import type { File } from '@smithers/api-spec/client/model/file'

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
}

/** A picture of the repository as a data address; undefined when the file is none that a browser shows. */
export function pictureOf(file: Pick<File, 'path' | 'encoding' | 'content' | 'symlink'>): string | undefined {
  const type = types[/\.(\w+)$/.exec(file.path)?.[1]?.toLowerCase() ?? '']
  if (!type || file.symlink) return undefined
  if (file.encoding === 'base64') return `data:${type};base64,${file.content}`
  return type === 'image/svg+xml' ? `data:${type},${encodeURIComponent(file.content)}` : undefined
}
