// A worker that does what the content of a page tells it to.
import { readlinkSync } from "node:fs";
import { parentPort } from "node:worker_threads";

const hoard = [];
const deeds = {
  slow: () => {
    for (;;);
  },
  idle: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); // takes time, but no computing
  },
  crash: () => {
    setImmediate(() => {
      throw new Error("crashed");
    });
    return "never";
  },
  exit: () => process.exit(0),
  hoard: () => {
    for (;;) hoard.push(new Array(1_000_000).fill(0.5));
  },
  deep: () => {
    throw new RangeError("Maximum call stack size exceeded");
  },
};

parentPort.on("message", ({ id, content }) => {
  try {
    const answer = deeds[content]?.();
    if (answer !== "never") parentPort.postMessage({ kind: "done", value: { id, text: content } });
  } catch (error) {
    parentPort.postMessage({ kind: "failed", message: error.message });
  }
});
const thread = process.platform === "linux" ? Number(readlinkSync("/proc/thread-self").split("/").at(-1)) : null;
parentPort.postMessage({ kind: "ready", thread });
