/** The bundled spec as text; the bundler reads `api-spec/gen/openapi.json` (infra/dev/build-edge.ts). */
declare module 'smithers:openapi' {
  const text: string
  export default text
}
