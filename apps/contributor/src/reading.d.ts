/** Marks a module and all it imports as part of the reading pages' own graph; see build/reading-graph.ts. */
declare module '*?reading' {}
