// A program of one step: esbuild's module with the options that the only argument states as JSON. Its command cannot
// be started so: it is a script until its own install script has put a program in its place.
import { build } from "esbuild";

await build(JSON.parse(process.argv[2]));
