/** What somebody reports, part by part, as it lies in the draft. */
export type Report = { title: string; what: string; show: string }

export const emptyReport: Report = { title: '', what: '', show: '' }

/** The hub's own bounds: 256 characters of title, 65,536 of text. */
export const longestTitle = 256
export const longestText = 65_536

/** Exactly the text that will be public. */
export function textOf(report: Pick<Report, 'what' | 'show'>): string {
  const what = report.what.trim()
  const show = report.show.trim()
  return [what, show && `### How to see it\n\n${show}`].filter(Boolean).join('\n\n')
}

/** The one thing to mend before it can be sent, if any. */
export function faultOf(report: Report): string | undefined {
  if (report.title.trim() === '') return 'It needs a title: one line that says what is wrong.'
  if (report.title.trim().length > longestTitle) return `The title has more than ${longestTitle} characters.`
  if (textOf(report).length > longestText)
    return `The text has more than ${longestText.toLocaleString('en')} characters.`
  return undefined
}
