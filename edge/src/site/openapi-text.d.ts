/** The bundled spec as text; the bundler reads `api-spec/gen/openapi.json` (infra/dev/edge-bundle.ts). */
declare module 'smithers:openapi' {
  const text: string
  export default text
}
