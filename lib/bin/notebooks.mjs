#!/usr/bin/env node
// npm run notebooks: sets up, builds and runs lib/run/main.ts with the arguments given.
import { runBuilt } from "./setup/built.mjs";

await runBuilt("run", "notebooks");
