import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { Landing } from './landing.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('landing', () => <Landing repo={repo} />)
