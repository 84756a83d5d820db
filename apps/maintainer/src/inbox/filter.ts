import type { ListIssuesParams } from '@smithers/api-spec/client/model/listIssuesParams'

/**
 * The words of the filter box as the hub's parameters: `is:closed`, `label:bug` (quotes for spaces), `author:0x…`,
 * `sort:comments`; whatever is left is searched for.
 */
export function issueFilter(words: string): ListIssuesParams {
  const label: string[] = []
  const search: string[] = []
  const found: ListIssuesParams = {}
  for (const [, name, quoted, bare] of words.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? bare ?? ''
    if (name === 'is' && (value === 'open' || value === 'closed' || value === 'all')) found.state = value
    else if (name === 'label' && value) label.push(value)
    else if (name === 'author' && value) found.author = value
    else if (name === 'sort' && (value === 'created' || value === 'updated' || value === 'comments')) found.sort = value
    else search.push(name === undefined ? value : `${name}:${value}`)
  }
  if (label.length > 0) found.label = label
  if (search.join('')) found.search = search.join(' ').slice(0, 400)
  return found
}
