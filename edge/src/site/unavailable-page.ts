/** Whether a browser asks for a page to show, and not a script for an answer to read. */
export const wantsPage = (request: Request): boolean => (request.headers.get('accept') ?? '').startsWith('text/html')

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The hub is not answering</title>
<h1>The hub is not answering</h1>
<p>Try again in a moment; nothing was lost.</p>
<p><a href="/">To the first page</a></p>
</html>
`

/** What a person sees who opens an address of the API while the monolith is away. It needs no script and no style. */
export function unavailablePage(): Response {
  return new Response(page, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2' },
  })
}
