// Benches run what users run.
import { fileURLToPath } from "node:url";

/** A module of the built package. Its types are those of the sources, which dist is built from. @param path below `dist` */
export const dist = async <Module>(path: string): Promise<Module> =>
  import(fileURLToPath(new URL(`../dist/${path}`, import.meta.url)));
