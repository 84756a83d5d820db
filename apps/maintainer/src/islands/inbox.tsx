import { mount } from '@smithers/ui-kit/mount'
import { Door } from '../door/door.tsx'
import { Inbox } from '../panes/inbox.tsx'

mount('inbox', () => <Door>{(me) => <Inbox me={me} />}</Door>)
