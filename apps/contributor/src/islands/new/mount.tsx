import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { ReportPage } from './report-page.tsx'

const repo = repoInPath()
startFrame()
if (repo) mount('new', () => <ReportPage repo={repo} />)
