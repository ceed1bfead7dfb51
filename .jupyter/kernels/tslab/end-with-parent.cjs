// Runs as a thread of the kernel: ends the process when the one that started it is gone, the server or a runner.
// Else every killed server would leave its kernels behind, 200 MB each, one of them maybe in a loop without end.
const { workerData: parent } = require("node:worker_threads");

/** How often to look (ms): a look is one or two system calls. */
const pause = 1000;

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM"; // it is another user's
  }
}

setInterval(() => {
  // Elsewhere an orphan gets another parent; in Windows it keeps the number of the old one.
  if (process.ppid !== parent || !lives(parent)) process.kill(process.pid, "SIGKILL");
}, pause);
