// node leash.mjs '{"command": …, "args": […], "shell": …, "grace": milliseconds, "lock": folder}'
// Runs a program that ends with the process which wanted it, also when that dies of an exception or is killed. Standard
// input is a pipe whose other end is held there and nowhere else: when it closes, the program and all that it started
// in its process group are asked to end, and made to after `grace`. Until then it holds the lock of the folder.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { lock } from "./lock.mjs";
import { windows } from "./paths.mjs";

const order = JSON.parse(process.argv[2]);
let child;
let ending = false;

function end() {
  if (ending) return;
  ending = true;
  if (windows && child) spawnSync("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
  if (windows || !child) process.exit(1);
  process.kill(-process.pid, "SIGTERM"); // the group, this process included, which hears it below
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), order.grace);
}

process.on("SIGTERM", end);
process.stdin.on("close", end).on("error", end).resume();
if (order.lock) await lock(order.lock);

child = spawn(order.command, order.args, { stdio: ["ignore", "inherit", "inherit"], shell: order.shell });
child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127); // as a shell says it
});
child.on("exit", (status, signal) => {
  if (ending) process.kill(-process.pid, "SIGKILL"); // what it started and did not end
  process.exit(status ?? 128 + constants.signals[signal]);
});
