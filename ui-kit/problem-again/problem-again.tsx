import type { Problem } from '../api/problem.ts'
import { Button } from '../button/button.tsx'
import { ProblemNote } from '../problem/problem.tsx'

/** What could not be read, and a way to ask for it once more. */
export function ProblemAgain(props: { problem: Problem; onAgain: () => void }) {
  return (
    <ProblemNote problem={props.problem}>
      <Button onClick={() => props.onAgain()}>Try again</Button>
    </ProblemNote>
  )
}
