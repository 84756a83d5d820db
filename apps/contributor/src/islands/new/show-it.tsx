import { Button } from '@smithers/ui-kit/button'
import { TextArea } from '@smithers/ui-kit/text-area'
import { type Report, longestText } from './report.ts'

/** The second part: how somebody else can see it happen. */
export function ShowIt(props: {
  report: Report
  onWrite: (part: keyof Report, text: string) => void
  onNext: () => void
}) {
  return (
    <form
      class="what"
      onSubmit={(event) => {
        event.preventDefault()
        props.onNext()
      }}
    >
      <TextArea
        label="How can somebody else see it happen?"
        value={props.report.show}
        rows={8}
        maxlength={longestText}
        machine
        hint="Steps, a few lines of code, or the address of a small public repository; and the versions that matter. The smaller it is, the sooner it is understood."
        placeholder={'1. npm create example\n2. npm start\n3. press Save twice'}
        onInput={(text) => props.onWrite('show', text)}
      />
      <div class="reply-ways">
        <Button type="submit" look="first">
          {props.report.show.trim() ? 'Next: look over' : 'Go on without'}
        </Button>
        <span class="text-mute">{props.report.show.trim() ? '' : 'A maintainer may ask for it later.'}</span>
      </div>
    </form>
  )
}
