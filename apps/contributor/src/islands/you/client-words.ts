const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chromium'],
  ['Version/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What signed in, for people: a browser's long name in two words, anything else as it calls itself. */
export function clientInWords(client: string): string {
  if (!client.startsWith('Mozilla/')) return client || 'Something without a name'
  const browser = browsers.find(([mark]) => client.includes(mark))
  const system = systems.find(([mark]) => client.includes(mark))
  const version = browser && client.split(browser[0])[1]?.match(/^\d+/)?.[0]
  return [browser?.[1] ?? 'A browser', version, system && `on ${system[1]}`].filter(Boolean).join(' ')
}
