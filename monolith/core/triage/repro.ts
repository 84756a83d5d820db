import type { Finding } from '../ports/offload.ts'

type Asked = { title: string; body: string; labels: readonly string[] }

const LONGEST_BODY = 16_000
const BUG_LABEL = /\bbug|defect|crash|regression/i
const OTHER_LABEL =
  /feature|enhancement|question|support|docs|documentation|discussion|proposal|request|chore|refactor|task|repro/i

/**
 * A report of a fault that does not show how to see it. Says exactly what is missing. Only asked of what is likely a bug:
 * by its labels, by what the repository's history says (`bugChance`, 0 to 1, null without a history), or by its words.
 */
export function findMissingRepro(issue: Asked, bugChance: number | null): Finding[] {
  if (isWork(issue) || isWriting(issue)) return []
  const chance = likelyBug(issue, bugChance)
  if (chance < 0.5) return []
  const text = written(issue.body.slice(0, LONGEST_BODY))
  if (hasLink(text) || hasSteps(text) || hasCode(text)) return []
  const missing = [
    'steps, code or a link that show it',
    ...(hasVersion(`${issue.title}\n${text}`) ? [] : ['the version it happens in']),
    ...(hasOutcome(text) ? [] : ['what was expected and what came instead']),
    ...(hasError(`${issue.title}\n${text}`) ? [] : ['the error or its output']),
  ]
  // A trace alone may be enough for a maintainer; hardly any text never is.
  const thin = wordCount(text) < 25 ? 0.15 : 0
  const sure = 0.5 + 0.1 * (missing.length - 1) + thin
  return [
    {
      kind: 'needs-repro',
      value: '',
      reason: `It reports a fault, and these are missing: ${missing.join('; ')}.`,
      confidence: Math.round(Math.min(0.95, sure) * Math.min(1, 0.4 + chance * 0.7) * 1000) / 1000,
      evidence: [],
    },
  ]
}

function likelyBug({ title, body, labels }: Asked, bugChance: number | null): number {
  if (labels.some((label) => BUG_LABEL.test(label))) return 1
  if (labels.some((label) => OTHER_LABEL.test(label))) return 0
  const said = byWords(title, body.slice(0, LONGEST_BODY))
  // History knows the project; words know what a fault is. Where they disagree, nobody is asked for anything.
  return bugChance === null ? said : Math.min(1, (bugChance * 2 + said) / 3)
}

/**
 * What changes the code already, such as a pull request that a tracker counts among its issues, or what only says what to do: it shows
 * its fault by naming the cure.
 */
const isWork = ({ title, body }: Asked) =>
  COMMIT.test(title) ||
  DONE.test(title) ||
  (TO_DO.test(title) && !BREAKS.test(title)) ||
  PULL_REQUEST.test(body.slice(0, LONGEST_BODY))

const COMMIT =
  /^(?:[^:\n]{0,40}\b(?:bug|hot)?fix|(?:feat|chore|docs?|docfix|test|ci|build|perf|refactor|style)(?:\([^)\n]{1,40}\))?!?|fix\([^)\n]{1,40}\)!?|fix!):\s/i
const DONE = /^\s*(?:fixed|fixes|added|adds|removed|removes|restored|improved|renamed|updated)\b/i
const TO_DO = /^\s*(?:fix|add|remove|improve|clear|update|rename|refactor|restore|bump|consider|avoid|document)\b/i
const BREAKS =
  /\b(?:crash\w*|fail\w*|errors?|exceptions?|broken|breaks?|wrong|hangs?|freez\w*|leaks?|not|n't|cannot|can't|no longer)\b/i
const PULL_REQUEST = /^[ \t]{0,3}#{1,6}[ \t]{1,5}(?:pull request|pr) (?:readiness )?(?:checklist|description)/im

/** Nothing runs where the fault is in what is written: anybody sees it by reading. */
const isWriting = ({ title }: Asked) =>
  /\b(?:typos?|misspell(?:ed|ing)s?|(?:js|java|py|rust)?docs?(?:trings?)?|documentation|readme|changelog|spelling|wording|broken links?)\b/i.test(
    title,
  )

const FAULT =
  /\b(?:bug|broken|breaks?|crash(?:es|ed|ing)?|error|exception|fails?|failing|failed|failure|wrong(?:ly)?|incorrect(?:ly)?|doesn'?t work|not work(?:ing)?|does not work|unexpected|regression|hangs?|freez(?:es|ing)|stuck|leak|segfault|panics?|cannot|can'?t|unable|no longer|missing|corrupt(?:s|ed)?|flaky|intermittent)\b/gi
const WISH =
  /\b(?:feature|add(?:ing)? support|support for|would be (?:nice|great|useful|helpful)|please add|request|proposal|allow(?:ing)?|enable|improve(?:ment)?|suggest(?:ion)?|implement|consider|should (?:be able|have|support)|rename|refactor|move|adopt)\b/gi
const ASKING = /^(?:how|what|why|where|when|which|is|are|can|could|does|do|should|will|any)\b|\?\s*$/i

function byWords(title: string, body: string): number {
  const text = written(body)
  const faults = 3 * count(title, FAULT) + Math.min(4, count(text, FAULT))
  const wishes = 3 * count(title, WISH) + Math.min(4, count(text, WISH))
  const asking = ASKING.test(title.trim()) ? 3 : 0
  const template = /\b(?:steps to reproduce|expected behaviou?r|actual behaviou?r|current behaviou?r)\b/i.test(body)
    ? 3
    : 0
  return 1 / (1 + Math.exp(-(faults + template - wishes - asking - 2.5) / 1.5))
}

/** A body without what the template put there: comments, headings, the sample steps that nobody filled in. */
function written(body: string): string {
  return body
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/^[ \t]{0,3}#{1,6}[^\n]*$/gm, '\n')
    .replace(/^[ \t]{0,3}\*\*[^*\n]{1,80}\*\*:?[ \t]*$/gm, '\n')
    .replace(
      /^[ \t]{0,9}(?:\d{1,2}[.)]|[-*])[ \t]*(?:\.{2,}|…|(?:Go to|Click on|Scroll down to|See error)\b[^\n]{0,30})?[ \t]*$/gim,
      '\n',
    )
    .replace(/^_?No response_?$/gim, ' ')
}

const RUNNABLE =
  /\bhttps?:\/\/(?:[\w-]{1,40}\.)?(?:stackblitz\.com|codesandbox\.io|codepen\.io|jsfiddle\.net|jsbin\.com|plnkr\.co|replit\.com|repl\.it|glitch\.(?:com|me)|gist\.github\.com|colab\.research\.google\.com|godbolt\.org|play\.[\w-]{1,40}\.[a-z]{2,10}|[\w-]{1,40}\.(?:new|dev)\/(?:play|repl|sandbox))[^\s)]{0,300}/i
const FORGE =
  /\bhttps?:\/\/(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\/[\w.-]{1,80}\/[\w.-]{1,80}(?:\/(?:tree|blob)\/[^\s)]{1,200})?(?=[\s).,>]|$)/im
const TALK = /\bplayground\b[^\n]{0,40}https?:\/\//i

const hasLink = (text: string) => RUNNABLE.test(text) || FORGE.test(text) || TALK.test(text)

/** Two numbered steps, or a sentence that says how to come there. */
function hasSteps(text: string): boolean {
  const numbered = text.match(/^[ \t>]{0,9}(?:\d{1,2}[.)]|step \d)[ \t]*\S[^\n]{3,}/gim)?.length ?? 0
  if (numbered >= 2) return true
  return /\b(?:to reproduce|repro(?:duce)? (?:steps|it)|how to repro|reproduces? (?:by|with|when))\b[^\n]{0,10}[:\n]?\s*[^\n]{25,}/i.test(
    text,
  )
}

/** A block of code that is more than a printed trace. */
function hasCode(text: string): boolean {
  const fenced = Array.from(
    text.matchAll(/^[ \t]{0,3}(?:```|~~~)[^\n]*\n([\s\S]*?)(?:^[ \t]{0,3}(?:```|~~~)|$(?![\s\S]))/gm),
    (found) => found[1] ?? '',
  )
  const indented = text.match(/(?:^(?: {4}|\t)\S[^\n]*\n?){2,}/gm) ?? []
  return [...fenced, ...indented].some(
    (block) =>
      codeLines(block) >= 2 || /^\s*(?:\$|>>>|#!|npm |npx |yarn |pip |python|git |curl |cargo |docker )/m.test(block),
  )
}

function codeLines(block: string): number {
  return block
    .split('\n')
    .filter(
      (line) =>
        /[;{}()=<>]|^\s*(?:import|from|def|fn|let|const|var|return|if|for)\b/.test(line) && !TRACE_LINE.test(line),
    ).length
}

const TRACE_LINE =
  /^\s*at \S|^\s*File "|^\s*#\d+\s|Traceback|\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|error|warning|fatal)\b|\d{2}:\d{2}:\d{2}|^\s*\w+(?:Error|Exception)\b/

const hasVersion = (text: string) =>
  /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b|\b[vV]\d{1,4}\b|\bv?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?\b|\bversions?\b[^\n]{0,20}\d|\b(?:master|main|nightly|canary|HEAD)\b/.test(
    text,
  )
const hasOutcome = (text: string) =>
  /\b(?:expect(?:ed|s|ing|ation)?|should(?:n'?t)?|instead|actual(?:ly)?|rather than)\b/i.test(text)
const hasError = (text: string) =>
  /\b\w*(?:Error|Exception)\b|\berror\b[^\n]{0,3}[:'"`(]|\b(?:fatal|panic|[Aa]ssert\w*|[Aa]bort\w*|[Ss]egfault|[Ss]egmentation [Ff]ault|SIG(?:SEGV|ABRT|BUS|ILL|FPE)|Traceback)\b|^\s*at \S+ ?\(|!\[[^\]\n]{0,100}\]\(|<img\b/m.test(
    text,
  )

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const wordCount = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
