import { createServer, type RequestListener, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type Acquired, acquire } from "#acquire";
import { openFetcher, USER_AGENT } from "../../src/acquire/http.ts";
import { isPrivateAddress } from "../../src/acquire/private-address.ts";
import { all, fakeEffects } from "../support/effects.ts";

const HTML = "<!doctype html><title>t</title><p>Chad met Niger.";
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server on this machine; `/robots.txt` is not there unless `listener` answers it. */
function serve(listener: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    listener(request, response);
    if (!response.headersSent && !response.writableEnded && request.url === "/robots.txt")
      response.writeHead(404).end();
  });
  servers.push(server);
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("a port was expected");
      done(`http://127.0.0.1:${address.port}`);
    });
  });
}

function read(url: string, allowPrivate = true, maxBytes = 100_000): Promise<Acquired[]> {
  return all(acquire([url], { input: "auto", maxBytes, allowPrivate }, fakeEffects()));
}
const reasons = (found: Acquired[]) =>
  found.map((item) => (item.kind === "rejected" ? item.rejection.message : item.kind));

describe("fetching", () => {
  test("follows redirects, says who it is, unpacks and decodes by the header; uri is the address asked for", async () => {
    const agents: (string | undefined)[] = [];
    const home = await serve((request, response) => {
      agents.push(request.headers["user-agent"]);
      if (request.url === "/a") response.writeHead(302, { location: "/b" }).end();
      if (request.url !== "/b") return;
      response.writeHead(200, { "content-type": "text/html; charset=windows-1251", "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.from([...Buffer.from("<p>"), 0xcc, 0xe8, 0xf0])));
    });
    expect(await read(`${home}/a`)).toMatchObject([
      { kind: "page", page: { uri: `${home}/a`, kind: "html", content: "<p>Мир" } },
    ]);
    expect(new Set(agents)).toEqual(new Set([USER_AGENT]));
  });
  test("JSON Lines are known by their type", async () => {
    const home = await serve((request, response) => {
      if (request.url === "/x")
        response.writeHead(200, { "content-type": "application/x-ndjson" }).end('{"text":"a"}\n{"text":"b"}\n');
    });
    expect(await read(`${home}/x`)).toMatchObject([{ line: 1, page: { kind: "article" } }, { line: 2 }]);
  });
  test("robots.txt is obeyed, for us and for all", async () => {
    const asked: (string | undefined)[] = [];
    const home = await serve((request, response) => {
      asked.push(request.url);
      if (request.url === "/robots.txt")
        response.end("User-agent: entente\nDisallow: /no\n\nUser-agent: *\nDisallow: /\n");
      else response.writeHead(200, { "content-type": "text/html" }).end(HTML);
    });
    expect(reasons(await read(`${home}/no/a`))).toEqual([expect.stringMatching(/robots\.txt of .* does not allow/)]);
    expect(asked).toEqual(["/robots.txt"]);
    expect(reasons(await read(`${home}/yes`))).toEqual(["page"]);
  });
  test("robots.txt is asked for once a host, and the pause it wants is kept", async () => {
    const asked: (string | undefined)[] = [];
    const home = await serve((request, response) => {
      asked.push(request.url);
      if (request.url === "/robots.txt") response.end("User-agent: *\nCrawl-delay: 0.3\n");
      else response.writeHead(200, { "content-type": "text/html" }).end(HTML);
    });
    const started = performance.now();
    const options = { input: "auto", maxBytes: 1000, allowPrivate: true } as const;
    await all(acquire([`${home}/a`, `${home}/b`, `${home}/c`], options, fakeEffects()));
    expect(asked).toEqual(["/robots.txt", "/a", "/b", "/c"]);
    expect(performance.now() - started).toBeGreaterThan(590);
  });
  test("a robots.txt that cannot be had forbids, one that is not there allows", async () => {
    const broken = await serve((_request, response) => response.writeHead(503).end());
    expect(reasons(await read(`${broken}/a`))).toEqual([
      expect.stringMatching(/robots\.txt .* could not be read \(status 503\)/),
    ]);
  });
  test("a redirect to a forbidden path is not followed", async () => {
    const home = await serve((request, response) => {
      if (request.url === "/robots.txt") response.end("User-agent: *\nDisallow: /no\n");
      else if (request.url === "/a") response.writeHead(301, { location: "/no" }).end();
      else response.writeHead(200, { "content-type": "text/html" }).end(HTML);
    });
    expect(reasons(await read(`${home}/a`))).toEqual([expect.stringMatching(/robots/)]);
  });
  test.each<[string, RequestListener, RegExp]>([
    ["a status other than 200", (_q, r) => r.writeHead(410).end(), /status 410/],
    ["an endless redirect", (_q, r) => r.writeHead(302, { location: "/a" }).end(), /more than 5 times/],
    [
      "a redirect to a file",
      (_q, r) => r.writeHead(302, { location: "file:///etc/passwd" }).end(),
      /only http and https/,
    ],
    ["an image", (_q, r) => r.writeHead(200, { "content-type": "image/png" }).end("x"), /image\/png/],
    [
      "a page over the limit",
      (_q, r) => r.writeHead(200, { "content-type": "text/html" }).end("x".repeat(100_001)),
      /larger than/,
    ],
    [
      "a bomb",
      (_q, r) =>
        r
          .writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(5_000_000))),
      /larger than/,
    ],
    [
      "a broken content coding",
      (_q, r) => r.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end("no gzip"),
      /compressed data/,
    ],
    [
      "a connection that breaks off",
      (_q, r) =>
        r.writeHead(200, { "content-type": "text/html", "content-length": "500" }).write("x", () => r.destroy()),
      /could not be fetched/,
    ],
  ])("%s is rejected", async (_name, listener, message) => {
    const home = await serve((request, response) => {
      if (request.url !== "/robots.txt") listener(request, response);
    });
    expect(reasons(await read(`${home}/a`))).toEqual([expect.stringMatching(message)]);
  });
  test("a server that is not there is rejected", async () => {
    const home = await serve(() => {});
    for (const server of servers.splice(0)) server.close();
    expect(reasons(await read(`${home}/a`))).toEqual([expect.stringMatching(/refused the connection/)]);
  });
  test.each(["http://user:secret@example.org/", "http://"])("the address %s is refused", async (url) => {
    expect(await read(url)).toMatchObject([{ kind: "rejected", rejection: { code: "acquire/address" } }]);
  });
});

describe("private addresses", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:db8::1",
    "localhost",
  ])("%s is one", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  test.each(["8.8.8.8", "172.32.0.1", "192.169.0.1", "2a00:1450:4001::1", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "%s is none",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
  test("loopback is refused before anything is asked of it", async () => {
    let asked = 0;
    const home = await serve(() => {
      asked += 1;
    });
    const localhost = home.replace("127.0.0.1", "localhost");
    const decimal = home.replace("127.0.0.1", "2130706433");
    for (const url of [home, localhost, decimal, home.replace("127.0.0.1", "[::ffff:127.0.0.1]")]) {
      expect(await read(`${url}/a`, false)).toMatchObject([{ rejection: { code: "acquire/private-address" } }]);
    }
    expect(asked).toBe(0);
  });
  test("a name that leads to a private address is refused at the socket, whatever it led to before", async () => {
    const home = await serve((_request, response) => response.end(HTML));
    const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    const url = home.replace("127.0.0.1", "news.example");
    await expect(openFetcher({ allowPrivate: false, resolve }, fakeEffects()).fetch(url)).rejects.toMatchObject({
      problem: { code: "acquire/private-address" },
    });
    const answer = await openFetcher({ allowPrivate: true, resolve }, fakeEffects()).fetch(url);
    expect((await all(answer.bytes)).length).toBeGreaterThan(0);
  });
  test("a redirect from outside to inside is refused", async () => {
    const inside = await serve((_request, response) => response.end(HTML));
    const outside = await serve((request, response) => {
      if (request.url === "/a") response.writeHead(302, { location: `${inside}/secret` }).end();
    });
    const resolve = async (host: string) => (host === "news.example" ? [{ address: "127.0.0.1", family: 4 }] : []);
    // The first hop is let through by its literal being resolved by name; the second is a literal and is checked as one.
    const url = `${outside.replace("127.0.0.1", "news.example")}/a`;
    await expect(openFetcher({ allowPrivate: false, resolve }, fakeEffects()).fetch(url)).rejects.toMatchObject({
      problem: { code: "acquire/private-address" },
    });
  });
});
