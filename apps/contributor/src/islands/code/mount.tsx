import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { CodeRoom } from './code-room.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('code', () => <CodeRoom repo={repo} />)
