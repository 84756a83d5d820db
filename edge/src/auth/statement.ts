/** What a wallet shows above the signature. A message that says anything else is not ours. */
export const statement = 'Sign in to SmithersHub. This proves who you are; it moves nothing and costs nothing.'
