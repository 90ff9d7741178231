// Builds once before any test, so that tests run on the same compiled lexicon and commands that users get.
import { execFileSync } from "node:child_process";

export default function setup(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
