import { expect, test } from 'vitest'
import './styles.css'

/* Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = ([r, g, b]: number[]) =>
  [r!, g!, b!]
    .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index]!, 0)
const contrast = (a: number[], b: number[]) => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}
const colour = (token: string, theme: string) => {
  const probe = document.body.appendChild(document.createElement('i'))
  probe.dataset['theme'] = theme
  probe.style.color = `var(--color-${token})`
  const found = getComputedStyle(probe).color.match(/\d+/g)!.map(Number)
  probe.remove()
  return found
}

for (const theme of ['light', 'dark']) {
  test.each([
    ['ink', 'paper', 7],
    ['mute', 'paper', 4.5],
    ['mute', 'wash', 4.5],
    ['accent', 'paper', 4.5],
    ['accent', 'accent-wash', 4.5],
    ['loss', 'paper', 4.5],
    ['loss', 'loss-wash', 4.5],
    ['landed', 'paper', 4.5],
    ['landed', 'landed-wash', 4.5],
    ['ink', 'landed-wash', 7],
    ['ink', 'loss-wash', 7],
    ['edge', 'paper', 3],
  ])(`in ${theme}, %s on %s has a contrast of %f and more`, (front, back, least) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(least)
  })
}
