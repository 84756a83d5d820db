import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { Changes } from './changes.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('changes', () => <Changes repo={repo} />)
