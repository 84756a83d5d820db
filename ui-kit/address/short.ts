/** `0x7a…e1`: the form for people. Takes an address, a CAIP-10 account (`eip155:1:0x…`), `gh:login` or any other name. */
export function shortAddress(address: string): string {
  const bare = bareAddress(address)
  return isAddress(address) ? `${bare.slice(0, 4)}…${bare.slice(-2)}` : bare
}

/** The address without the chain that CAIP-10 puts before it. */
export function bareAddress(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1)
}

export function isAddress(address: string): boolean {
  return /^0x[0-9a-f]{40}$/i.test(bareAddress(address))
}
