import { redirect } from '../answer/answer.ts'
import { filesOf, lacksSlash } from './file-of.ts'

/** Answers a page or a file of the site: the built file, the nearest 404 page, or a plain sentence. */
export async function serveSite(request: Request, assets: Fetcher): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'Only GET and HEAD are allowed here.', { allow: 'GET, HEAD' })
  }
  const url = new URL(request.url)
  if (lacksSlash(url.pathname)) return redirect(`${url.pathname}/${url.search}`, 308)
  for (const file of filesOf(url.pathname)) {
    const answer = await fileAt(file, request, assets)
    if (answer.status !== 404) return withCaching(answer, file)
  }
  return isHashed(url.pathname)
    ? plain(404, 'This file belongs to an older build. Reload the page.')
    : await notFound(url.pathname, request, assets)
}

function fileAt(file: string, request: Request, assets: Fetcher): Promise<Response> {
  // Not `new URL(file, …)`: a path that begins with two slashes would be read as the name of a host.
  const url = new URL(request.url)
  url.pathname = file
  return assets.fetch(new Request(url, { method: request.method, headers: request.headers }))
}

/** Names below `_a/` carry a hash of their content, so they never change; every other file is asked for again, by its ETag. */
function withCaching(answer: Response, file: string): Response {
  const out = new Response(answer.body, answer)
  out.headers.set('cache-control', isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  return out
}

const isHashed = (file: string): boolean => /^\/(?:admin\/|maintainer\/)?_a\//.test(file)

async function notFound(path: string, request: Request, assets: Fetcher): Promise<Response> {
  for (const folder of foldersAbove(path)) {
    const page = await assets.fetch(new Request(new URL(`${folder}404.html`, request.url), { method: request.method }))
    if (page.status === 200) {
      return new Response(page.body, {
        status: 404,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
      })
    }
  }
  return plain(404, 'There is no page at this address.')
}

function foldersAbove(path: string): string[] {
  const first = path.split('/')[1] ?? ''
  return first === 'admin' || first === 'maintainer' ? [`/${first}/`, '/'] : ['/']
}

function plain(status: number, say: string, headers: Record<string, string> = {}): Response {
  return new Response(`${say}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', ...headers },
  })
}
