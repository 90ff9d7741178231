// A worker that does what the content of a page tells it to.
import { parentPort } from "node:worker_threads";

const hoard = [];
const deeds = {
  slow: () => {
    for (;;);
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
parentPort.postMessage({ kind: "ready" });
