import type { Field, FieldSchema, Operation } from './catalogue.ts'

/** An operation as a model or an MCP client sees it. `inputSchema` is JSON Schema 2020-12. */
export type Tool = { name: string; description: string; inputSchema: ToolSchema; annotations: ToolAnnotations }

export type ToolSchema = {
  type: 'object'
  properties: Record<string, Record<string, unknown>>
  required: string[]
  additionalProperties: false
}

/** MCP's hints, and whether a person must say yes before each call. */
export type ToolAnnotations = { readOnlyHint: boolean; destructiveHint: boolean; needsApproval: boolean }

/** The input is the same object that `parse` yields and `toRequest` takes. Hidden optional fields are left out. */
export const toTool = (operation: Operation): Tool => {
  const fields = operation.fields.filter((field) => field.required || !field.hidden)
  return {
    name: operation.id,
    description: [operation.summary, operation.description].filter((text) => text !== '').join('\n\n'),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
      required: fields.filter((field) => field.required).map((field) => field.name),
      additionalProperties: false,
    },
    annotations: {
      readOnlyHint: operation.tool.readOnly,
      destructiveHint: operation.tool.destructive,
      needsApproval: operation.tool.approval,
    },
  }
}

const schemaOf = (field: Field): Record<string, unknown> => jsonSchema(field.schema)

const jsonSchema = (schema: FieldSchema): Record<string, unknown> => {
  const { nullable, items, enum: values, type, ...rest } = schema
  return {
    ...rest,
    type: nullable ? [type, 'null'] : type,
    ...(items ? { items: jsonSchema(items) } : {}),
    ...(values ? { enum: nullable ? [...values, null] : [...values] } : {}),
  }
}
