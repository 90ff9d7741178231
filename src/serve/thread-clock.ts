// Edge "serve": the time that a thread really computed, so that a busy machine rejects no page that an idle one would code.
import { readFileSync, readlinkSync } from "node:fs";

/** Linux counts in hundredths of a second on every architecture that Node runs on. */
const TICK_MS = 10;

/** The system's number of the calling thread; null where the system does not tell (anything but Linux). */
export function ownThread(): number | null {
  try {
    return Number(readlinkSync("/proc/thread-self").split("/").at(-1)) || null;
  } catch {
    return null;
  }
}

/** Processor time in ms that a thread of this process has used so far, or null. */
export function threadTimeMs(thread: number | null): number | null {
  if (thread === null) return null;
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, "utf8");
    // After the name in brackets, which may hold blanks itself: state is field 3, user and system time are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return null;
  }
}
