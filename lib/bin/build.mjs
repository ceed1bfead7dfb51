#!/usr/bin/env node
// npm run build: compiles the library, after any other set-up of this folder has ended.
import { alone } from "./setup/alone.mjs";
import { build } from "./setup/build.mjs";
import { main } from "./setup/run.mjs";

await main(() => alone(build));
