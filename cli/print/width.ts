// oxlint-disable-next-line no-control-regex -- the range of ASCII is what is meant
const plain = /^[\x20-\x7e]*$/

/** Marks that combine with the letter before, joiners and variation selectors take no column. */
const zeroWide = /^[\p{Mn}\p{Me}\p{Cf}]/u

/** East Asian wide and full-width letters and emoji take two columns (Unicode annex 11, shortened to its large ranges). */
const twoWide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u

let segmenter: Intl.Segmenter | undefined
/** Made only when a text is not plain: it costs ten milliseconds. */
const graphemesOf = (text: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })).segment(text)

/** Columns that a line of text takes on a terminal. */
export const widthOf = (text: string): number => {
  if (plain.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemesOf(text)) width += letterWidth(segment)
  return width
}

/** Shortens a line to `width` columns, the last one an ellipsis when something is left out; never cuts a letter in two. */
export const shorten = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text
  if (width < 1) return ''
  let kept = ''
  let used = 0
  for (const { segment } of graphemesOf(text)) {
    used += letterWidth(segment)
    if (used > width - 1) break
    kept += segment
  }
  return `${kept}…`
}

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

const letterWidth = (letter: string): number =>
  twoWide.test(letter) || letter.includes('\ufe0f') ? 2 : zeroWide.test(letter) ? 0 : 1
