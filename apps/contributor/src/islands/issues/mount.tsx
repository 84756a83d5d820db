import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { Issues } from './issues.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('issues', () => <Issues repo={repo} />)
