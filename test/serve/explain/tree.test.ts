import assert from "node:assert/strict";
import { test } from "vitest";
import { ASCII_PEN, type DrawnLine, type DrawnWord, drawTree, UNICODE_PEN } from "../../../src/serve/explain/tree.ts";

/** "Ghana/1/nsubj": form, head, relation. */
function words(text: string): DrawnWord[] {
  return text.split(" ").map((word) => {
    const [form = "", head = "-1", relation = "dep"] = word.split("/");
    return { text: form, head: Number(head), tag: "X", relation, note: "" };
  });
}

const shown = (lines: readonly DrawnLine[]) => lines.map(({ branch, word }) => (branch + word).trimEnd());

test("words stand in the order of the sentence, what hangs on a word branches off it", () => {
  const tree = drawTree(words("Old/1 Togo/2 met/-1 new/4 Mali/2 again/2"), 80, UNICODE_PEN);
  assert.deepEqual(shown(tree), ["  ┌─Old", "┌─Togo", "met", "│ ┌─new", "├─Mali", "└─again"]);
});

test("the same without signs beyond ASCII", () => {
  const tree = drawTree(words("Old/1 Togo/2 met/-1 new/4 Mali/2 again/2"), 80, ASCII_PEN);
  assert.deepEqual(shown(tree), ["  ,-Old", ",-Togo", "met", "| ,-new", "|-Mali", "`-again"]);
});

test("columns begin at the same place in every line", () => {
  const tree = drawTree(words("a/1 bbbb/-1 cc/1"), 80, UNICODE_PEN);
  assert.equal(new Set(tree.map(({ branch, word }) => branch.length + word.length)).size, 1);
});

test("a deep tree takes narrower steps, a deeper one is cut on the left, and no line is wider than asked for", () => {
  const chain = Array.from({ length: 100 }, (_, i) => `w${i}/${i - 1}`).join(" ");
  for (const width of [40, 80, 120]) {
    const tree = drawTree(words(chain), width, UNICODE_PEN);
    assert.equal(tree.length, 100);
    for (const { branch, word, tag, relation } of tree)
      assert.ok(`${branch}${word} ${tag} ${relation}`.length <= width, `${width}: ${branch}${word}`);
    assert.ok(tree.at(-1)?.branch.startsWith("…"));
  }
});

test("several roots, and no word at all", () => {
  assert.deepEqual(shown(drawTree(words("Togo/-1 Mali/-1"), 80, UNICODE_PEN)), ["Togo", "Mali"]);
  assert.deepEqual(drawTree([], 80, UNICODE_PEN), []);
});

test("an over-long word and a note that has no room are cut", () => {
  const [line] = drawTree(
    [{ text: "x".repeat(300), head: -1, tag: "X", relation: "root", note: "n".repeat(300) }],
    60,
    UNICODE_PEN,
  );
  assert.ok(line !== undefined);
  assert.ok(line.word.trimEnd().endsWith("…"));
  assert.ok(`${line.branch}${line.word} ${line.tag} ${line.relation} ${line.note}`.length <= 60);
});
