// Runs one case, by its place in the list, and prints what it measured: a process of its own for each case.
import { cases } from "./cases.js";

process.stdout.write(JSON.stringify(await cases[Number(process.argv[2])].run()));
