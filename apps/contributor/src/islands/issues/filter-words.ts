import type { ListIssuesParams } from '@smithers/api-spec/client/model/listIssuesParams'

export type Filter = {
  state: 'open' | 'closed' | 'all'
  labels: string[]
  author: string | undefined
  sort: 'created' | 'updated' | 'comments'
  order: 'desc' | 'asc'
  /** Words to find in title and text. */
  words: string
  /** What looks like a filter and is none, as sentences. */
  odd: string[]
}

const pieces = /(\w+):(?:"([^"]*)"|(\S+))|"[^"]*"|\S+/g

/**
 * Reads the words of the filter box: `is:open label:"good first issue" author:gh:octo sort:comments-asc crash on save`.
 * Everything that is no filter is searched for.
 */
export function parseFilter(text: string): Filter {
  const filter: Filter = {
    state: 'open',
    labels: [],
    author: undefined,
    sort: 'created',
    order: 'desc',
    words: '',
    odd: [],
  }
  const words: string[] = []
  for (const [piece, name, quoted, plain] of text.matchAll(pieces)) {
    const value = quoted ?? plain ?? ''
    if (name === undefined || !admit(filter, name, value)) words.push(piece)
  }
  filter.words = words.join(' ')
  return filter
}

/** @returns false when it is no filter at all, but words to search for, such as `std::vector` or `https://…` */
function admit(filter: Filter, name: string, value: string): boolean {
  switch (name) {
    case 'is':
    case 'state':
      if (value === 'open' || value === 'closed' || value === 'all') filter.state = value
      else filter.odd.push(`${name}: takes open, closed or all`)
      return true
    case 'label':
      if (!filter.labels.includes(value)) filter.labels.push(value)
      return true
    case 'author':
      filter.author = value
      return true
    case 'sort':
      admitSort(filter, value)
      return true
    default:
      return false
  }
}

function admitSort(filter: Filter, value: string): void {
  const [by, way = 'desc'] = value.split('-')
  if ((by !== 'created' && by !== 'updated' && by !== 'comments') || (way !== 'asc' && way !== 'desc')) {
    filter.odd.push('sort: takes created, updated or comments, with -asc or -desc')
    return
  }
  filter.sort = by
  filter.order = way
}

/** The words that say this filter, as they stand in the box and in the URL. */
export function writeFilter(filter: Omit<Filter, 'odd'>): string {
  return [
    `is:${filter.state}`,
    ...filter.labels.map((label) => `label:${quote(label)}`),
    filter.author && `author:${quote(filter.author)}`,
    filter.sort === 'created' && filter.order === 'desc'
      ? ''
      : `sort:${filter.sort}${filter.order === 'asc' ? '-asc' : ''}`,
    filter.words,
  ]
    .filter(Boolean)
    .join(' ')
}

function quote(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value
}

/** What the hub is asked for. `me` as author means whoever is signed in. */
export function askedBy(filter: Filter, me: string | undefined): ListIssuesParams {
  const author = filter.author === 'me' && me ? me : filter.author
  return {
    state: filter.state,
    sort: filter.sort,
    order: filter.order,
    ...(filter.labels.length > 0 && { label: filter.labels }),
    ...(author && { author }),
    ...(filter.words && { search: filter.words }),
  }
}
