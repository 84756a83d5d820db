import type { Label } from '@smithers/api-spec/client/model/label'
import type { LabelChange } from './undo.ts'

/** Labels that contain what is typed: those that begin with it first, then the most worn. */
export function matching(labels: readonly Label[], typed: string): Label[] {
  const wanted = typed.trim().toLowerCase()
  const begins = (label: Label) => label.name.toLowerCase().startsWith(wanted)
  return labels
    .filter((label) => label.name.toLowerCase().includes(wanted))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)) || b.issues - a.issues)
}

/**
 * What turning these labels changes, issue by issue. A label that every issue wears is taken away, any other is put on those
 * that lack it; issues that would not change are left out.
 */
export function relabelling(
  worn: readonly { number: number; labels: readonly string[] }[],
  turned: readonly string[],
): LabelChange[] {
  const away = turned.filter((label) => worn.every((one) => one.labels.includes(label)))
  const on = turned.filter((label) => !away.includes(label))
  return worn
    .map(({ number, labels }) => ({ number, add: on.filter((label) => !labels.includes(label)), remove: away }))
    .filter(({ add, remove }) => add.length + remove.length > 0)
}
