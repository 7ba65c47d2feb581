// What is said of the tests must be so. Every custom error of src/ is named in a test (`Error.selector`), can be
// reverted with, and no test expects "any revert". Every test that the documents name is there, in the file they name.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const filesOf = (folder) => readdirSync(folder, { recursive: true }).filter((f) => f.endsWith(".sol")).map((f) => join(folder, f));
const textOf = (files) => files.map((f) => readFileSync(f, "utf8")).join("\n");
const problems = [];

// --- errors
const sources = filesOf("src");
const source = textOf(sources);
const testFiles = filesOf("test");
const tests = textOf(testFiles);
const errors = new Set([...source.matchAll(/^\s*error (\w+)\(/gm)].map((m) => m[1]));
for (const error of errors) {
  if (!new RegExp(`\\brevert (\\w+\\.)?${error}\\(`).test(source)) problems.push(`error ${error} is declared in src/ and never reverted with`);
  if (!new RegExp(`\\b${error}\\.selector`).test(tests)) problems.push(`error ${error} is named in no test`);
}
// errors of libraries that src/ reverts with
for (const [, error] of source.matchAll(/\brevert (?:\w+\.)?(\w+)\(/g)) {
  if (!new RegExp(`\\b${error}\\.selector`).test(tests)) problems.push(`src/ reverts with ${error}, which no test names`);
}
for (const file of testFiles) {
  readFileSync(file, "utf8").split("\n").forEach((line, i) => {
    if (/vm\.expectRevert\(\)/.test(line)) problems.push(`${file}:${i + 1} expects any revert at all: name the error`);
  });
}

// --- tests that documents name. Beside a link to a file of test/, names are of that file; elsewhere, of any.
const DOCS = "../docs";
const documents = readdirSync(DOCS, { recursive: true }).filter((f) => f.endsWith(".md")).map((f) => join(DOCS, f));
const functionsOf = (text) => new Set([...text.matchAll(/function (\w+)\(/g)].map((m) => m[1]));
const all = functionsOf(tests);
let named = 0;
const expect = (where, name, known, place) => {
  named++;
  if (!known.has(name)) problems.push(`${where} names ${name}, which is not in ${place}`);
};
for (const document of documents) {
  readFileSync(document, "utf8").split("\n").forEach((line, i) => {
    const where = `${document}:${i + 1}`;
    for (const [, target, names] of line.matchAll(/\]\(([^)]*contracts\/test\/[\w/.]+\.sol)\)((?:[:,] `\w+`)*)/g)) {
      const file = join(dirname(document), target);
      if (!existsSync(file)) { problems.push(`${where} names ${target}, which is not there`); continue; }
      for (const [, name] of names.matchAll(/`(\w+)`/g)) expect(where, name, functionsOf(readFileSync(file, "utf8")), target);
    }
    for (const [, name] of line.matchAll(/`((?:test|testFuzz|invariant)_\w+)`/g)) expect(where, name, all, "test/");
  });
}
if (named === 0) problems.push(`no document in ${DOCS} names a test: has their form changed?`);

if (problems.length > 0) {
  console.error([...new Set(problems)].join("\n"));
  process.exit(1);
}
console.log(`${errors.size} errors, each named in a test; ${named} tests named in documents, each there`);
