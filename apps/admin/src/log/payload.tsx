import type { Event } from '@smithers/api-spec/client/model/event'
import { Copy } from '@smithers/ui-kit/copy'
import { exact } from '@smithers/ui-kit/time/relative'

/** One event in full. */
export function Payload(props: { event: Event }) {
  const text = () => JSON.stringify(props.event.payload, null, 2)
  return (
    <div class="payload">
      <dl class="facts">
        <dt>at</dt>
        <dd>{exact(new Date(props.event.at).getTime())}</dd>
        <dt>actor</dt>
        <dd class="machine">
          <a href={`/admin/log/?actor=${encodeURIComponent(props.event.actor)}`}>{props.event.actor}</a>
        </dd>
        <dt>stream</dt>
        <dd class="machine">
          <a href={`/admin/log/?stream=${encodeURIComponent(props.event.stream)}`}>{props.event.stream}</a>, version{' '}
          {props.event.version}
        </dd>
        <dt>id</dt>
        <dd class="machine">{props.event.id}</dd>
      </dl>
      <pre tabIndex={0} aria-label={`Payload of event ${props.event.seq}`}>
        <code>{text()}</code>
      </pre>
      <Copy text={text()} of="payload" />
    </div>
  )
}
