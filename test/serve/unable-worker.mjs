import { parentPort } from "node:worker_threads";

parentPort.postMessage({ kind: "unable", code: "serve/resources", message: "a model is missing" });
