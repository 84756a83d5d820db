import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { ID_PREFIX, placesOf, type Places } from './links.ts'
import { isTooDeep } from './nesting.ts'
import { LONGEST, plainHtml } from './plain.ts'
import { schema } from './schema.ts'
import { tidyTree } from './tidy-tree.ts'

const LONGEST_HTML = 4 * LONGEST

/**
 * Safe HTML of a GitHub-flavoured Markdown text (CommonMark 0.31 and GFM 0.29). Raw HTML in it is sanitised after parsing
 * as a browser parses it; a text too long or too deeply nested comes back escaped in `<pre>`. Takes time in proportion to
 * the text for all but hostile ones: run it where it can be stopped.
 *
 * @param base the page's folder, such as `/owner/repo/code/docs`: relative links are resolved against it
 */
export function renderMarkdown(text: string, base: string): string {
  if (text.length > LONGEST || isTooDeep(text)) return plainHtml(text)
  const html = renderOr(text, placesOf(base), () => plainHtml(text))
  return html.length > LONGEST_HTML ? plainHtml(text) : html
}

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: ID_PREFIX })
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .freeze()
const writer = unified().use(rehypeStringify).freeze()

/** The parsers walk trees by recursion: what nests past every estimate ends in a RangeError, and only that is expected. */
function renderOr(text: string, places: Places, otherwise: () => string): string {
  try {
    const tree = pipeline.runSync(pipeline.parse(text))
    tidyTree(tree, places)
    return writer.stringify(tree)
  } catch (error) {
    if (error instanceof RangeError) return otherwise()
    throw error
  }
}
