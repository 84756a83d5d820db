import type { Options } from 'rehype-sanitize'

const BLOCKS = [
  'p',
  'div',
  'blockquote',
  'pre',
  'hr',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'details',
  'summary',
]
const LISTS = ['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'input']
const TABLES = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
const INLINE = [
  'a',
  'img',
  'span',
  'b',
  'i',
  'strong',
  'em',
  's',
  'del',
  'strike',
  'ins',
  'u',
  'mark',
  'sub',
  'sup',
  'small',
]
const WORDS = ['code', 'kbd', 'samp', 'var', 'tt', 'q', 'cite', 'abbr', 'dfn', 'ruby', 'rt', 'rp', 'wbr', 'bdo']

/** Elements whose text is code or markup for a browser, never something to read. */
const HIDDEN = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'noembed',
  'noframes',
  'object',
  'title',
  'textarea',
  'xmp',
]

/**
 * What may stand in rendered Markdown; all else goes, its readable text stays. No foreign content (SVG, MathML), no form
 * but a task's dead checkbox, no style. Ids are not checked here: `tidyTree` prefixes every one of them.
 */
export const schema: Options = {
  tagNames: [...BLOCKS, ...LISTS, ...TABLES, ...INLINE, ...WORDS],
  strip: HIDDEN,
  attributes: {
    a: [
      'href',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaDescribedBy',
      'ariaLabel',
      ['className', 'data-footnote-backref'],
    ],
    img: ['src', 'alt'],
    code: [['className', /^language-[\w+#.-]{1,40}$/]],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    ol: [['className', 'contains-task-list'], 'start', 'reversed'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    h2: [['className', 'sr-only']],
    details: ['open'],
    th: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right'], ['scope', 'row', 'col']],
    td: ['colSpan', 'rowSpan', ['align', 'left', 'center', 'right']],
    p: [['align', 'left', 'center', 'right']],
    div: [['align', 'left', 'center', 'right']],
    bdo: [['dir', 'ltr', 'rtl']],
    '*': ['id', 'title', ['dir', 'ltr', 'rtl', 'auto']],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {
    li: ['ul', 'ol'],
    ...Object.fromEntries(TABLES.slice(1).map((name) => [name, ['table']])),
    summary: ['details'],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
}
