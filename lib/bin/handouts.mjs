#!/usr/bin/env node
// npm run handouts: sets up, builds and runs lib/handout/main.ts with the arguments given.
import { runBuilt } from "./setup/built.mjs";

await runBuilt("handout", "handouts");
