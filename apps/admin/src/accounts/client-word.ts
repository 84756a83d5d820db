const programs: [RegExp, string][] = [
  [/^(smithers\S*\/\S+)/i, ''],
  [/Edg\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chromium'],
  [/Version\/(\d+)\S* (?:Mobile\S* )?Safari/, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** What a client says it is, as people would: "Firefox 140 on Android". What it cannot place it leaves as it came, cut short. */
export function clientWord(agent: string): string {
  for (const [pattern, name] of programs) {
    const version = pattern.exec(agent)?.[1]
    if (version === undefined) continue
    if (!name) return version
    const system = systems.find(([mark]) => mark.test(agent))?.[1]
    return `${name} ${version}${system ? ` on ${system}` : ''}`
  }
  return agent.length > 60 ? `${agent.slice(0, 59)}…` : agent || 'unknown'
}
