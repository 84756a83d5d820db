import { type Problem, fieldError } from '@smithers/ui-kit/api/problem'
import { Button } from '@smithers/ui-kit/button'
import { TextArea } from '@smithers/ui-kit/text-area'
import { TextField } from '@smithers/ui-kit/text-field'
import type { RepoName } from '../../repo/here.ts'
import type { MineOf } from './mine.tsx'
import { type Report, longestText, longestTitle } from './report.ts'
import { Similar } from './similar.tsx'

/** The first part: a line and some words; beside them what others have said before. */
export function WhatHappened(props: {
  repo: RepoName
  report: Report
  onWrite: (part: keyof Report, text: string) => void
  onNext: () => void
  onMine: (issue: MineOf) => void
  problem: Problem | undefined
}) {
  const next = (event: Event) => {
    event.preventDefault()
    if (props.report.title.trim()) props.onNext()
  }
  return (
    <form class="what what-beside" onSubmit={next}>
      <TextField
        label="In one line"
        value={props.report.title}
        maxlength={longestTitle}
        required
        autocomplete="off"
        placeholder="Build fails on Windows"
        onInput={(text) => props.onWrite('title', text)}
        fault={fieldError(props.problem, 'title')}
      />
      <TextArea
        label="What did you do, what did you expect, what came instead?"
        value={props.report.what}
        rows={6}
        maxlength={longestText}
        hint="Markdown works here."
        onInput={(text) => props.onWrite('what', text)}
        fault={fieldError(props.problem, 'body')}
      />
      <Similar repo={props.repo} title={props.report.title} text={props.report.what} onMine={props.onMine} />
      <p>
        <Button type="submit" look="first" aria-disabled={props.report.title.trim() ? undefined : 'true'}>
          Next: show it
        </Button>
      </p>
    </form>
  )
}
