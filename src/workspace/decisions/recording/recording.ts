/** Decisions are always recorded. Only test/bench turns that off, before the server starts, to measure what it costs. */
export const recording = { on: true };
