import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { Search } from './search.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('search', () => <Search repo={repo} />)
