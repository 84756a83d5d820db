import type { Element, ElementContent, Root, Text } from 'hast'
import { prefixed, resolveLink, type Places } from './links.ts'
import { createSlugs } from './slugs.ts'

const ISSUE = /(?<![\p{L}\p{N}_&/#-])#([1-9]\d{0,8})(?![\p{L}\p{N}_-])/gu
const REL = ['noopener', 'noreferrer', 'nofollow']

type Walk = { places: Places; slug: (text: string) => string }
type Inside = { link: boolean; code: boolean }

/**
 * Finishes a sanitised tree: resolves links, names headings, prefixes ids, links `#12` to its issue and turns pictures
 * into links to them, as the pages load nothing from elsewhere. Adds nothing that the sanitiser would refuse.
 */
export function tidyTree(tree: Root, places: Places): void {
  const walk = { places, slug: createSlugs() }
  tree.children = tree.children.flatMap((child) =>
    child.type === 'element' || child.type === 'text' ? tidy(child, walk, { link: false, code: false }) : [],
  )
}

function tidy(node: ElementContent, walk: Walk, inside: Inside): ElementContent[] {
  if (node.type === 'text') return inside.link || inside.code ? [node] : linkIssues(node, walk.places)
  if (node.type !== 'element') return []
  if (node.tagName === 'img') return [pictureOf(node, walk.places, inside)]
  const within = {
    link: inside.link || node.tagName === 'a',
    code: inside.code || node.tagName === 'code' || node.tagName === 'pre' || node.tagName === 'samp',
  }
  nameHeading(node, walk)
  prefixIds(node)
  node.children = node.children.flatMap((child) => tidy(child, walk, within))
  if (node.tagName === 'a') followLink(node, walk.places)
  return [node]
}

function nameHeading(node: Element, { slug }: Walk) {
  if (!/^h[1-6]$/.test(node.tagName) || node.properties['id'] !== undefined) return
  const name = slug(textOf(node))
  if (name !== '') node.properties['id'] = name
}

function prefixIds({ properties }: Element) {
  if (properties['id'] !== undefined) properties['id'] = prefixed(properties['id'])
  const describes = properties['ariaDescribedBy']
  if (Array.isArray(describes)) properties['ariaDescribedBy'] = describes.map(prefixed)
}

function followLink(node: Element, places: Places) {
  const { href, ...others } = node.properties
  const link = typeof href === 'string' ? resolveLink(href.trim(), places) : null
  node.properties = link ? { ...others, href: link.href, ...(link.outside ? { rel: REL } : {}) } : others
}

function pictureOf({ properties }: Element, places: Places, inside: Inside): ElementContent {
  const alt = typeof properties['alt'] === 'string' && properties['alt'] !== '' ? properties['alt'] : 'picture'
  const text: Text = { type: 'text', value: alt }
  const link = typeof properties['src'] === 'string' ? resolveLink(properties['src'].trim(), places) : null
  if (inside.link || !link) return text
  const rel = link.outside ? { rel: REL } : {}
  return { type: 'element', tagName: 'a', properties: { href: link.href, ...rel }, children: [text] }
}

function linkIssues({ value }: Text, { repo }: Places): ElementContent[] {
  const parts: ElementContent[] = []
  let from = 0
  for (const found of value.matchAll(ISSUE)) {
    if (found.index > from) parts.push({ type: 'text', value: value.slice(from, found.index) })
    const children: Text[] = [{ type: 'text', value: found[0] }]
    parts.push({ type: 'element', tagName: 'a', properties: { href: `${repo}/issues/${found[1]}` }, children })
    from = found.index + found[0].length
  }
  if (from < value.length || parts.length === 0) parts.push({ type: 'text', value: value.slice(from) })
  return parts
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}
