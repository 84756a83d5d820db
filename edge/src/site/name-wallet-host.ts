/** Tells pages of the operator's own wallet dialog, by a `<meta>` at the beginning of their head. Other answers stay as they are. */
export function nameWalletHost(answer: Response, host: string): Response {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
  if (host === '' || !isPage || answer.body === null) return answer
  const meta = `<meta name="smithers:wallet-host" content="${host}">`
  const named = new HTMLRewriter()
    .on('head', { element: (head) => void head.prepend(meta, { html: true }) })
    .transform(answer)
  const out = new Response(named.body, named)
  // The tag is the file's, and the page is no longer the file.
  out.headers.delete('etag')
  return out
}
