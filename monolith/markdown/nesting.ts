const MARK = /^[ \t]{0,200}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))/
const DEEPEST = 32
const DEEP_INDENT = /^[ \t]{200,}[-*+>\d]/
// Names of real elements only: prose about generics (`Array<string>`) opens nothing.
const TAG =
  /<(\/?)(?:div|span|b|i|u|s|em|strong|font|center|big|small|tt|sub|sup|del|ins|a|p|blockquote|ul|ol|li|dl|dd|table|tbody|tr|td|details|section|article)\b[^<>]{0,500}>/gi
const DEEPEST_TAGS = 200

/** Whether a text opens so many quotes, lists or elements in each other that reading it would cost out of proportion. */
export function isTooDeep(text: string): boolean {
  return text.split('\n').some(isDeepLine) || hasDeepTags(text)
}

function isDeepLine(line: string): boolean {
  let rest = line
  for (let depth = 0; depth <= DEEPEST; depth++) {
    const mark = MARK.exec(rest)
    if (!mark) return DEEP_INDENT.test(rest)
    rest = rest.slice(mark[0].length)
  }
  return true
}

function hasDeepTags(text: string): boolean {
  let depth = 0
  for (const [, closing] of text.matchAll(TAG)) {
    depth = Math.max(0, depth + (closing ? -1 : 1))
    if (depth > DEEPEST_TAGS) return true
  }
  return false
}
