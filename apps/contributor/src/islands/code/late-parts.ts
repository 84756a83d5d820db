import { late } from '../../reading/late.tsx'

/** Fetched by a reader who came from a search. */
export const HitSteps = late(() => import('./hit-steps.tsx').then((part) => part.HitSteps))

/** Fetched by a reader who opens a folder. */
export const FolderView = late(() => import('./folder-view.tsx').then((part) => part.FolderView))

/** Fetched by a reader who looks for a file by parts of its path. */
export const Found = late(() => import('./found.tsx').then((part) => part.Found))

/** What the code room rarely shows. */
export const OddFile = late(() => import('./odd-file.tsx').then((part) => part.OddFile))
