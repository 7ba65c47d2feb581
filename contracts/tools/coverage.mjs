// Reads lcov.info: every line, branch and function of src/ must have been run by a test. Prints those that were not.
import { readFileSync } from "node:fs";

const missing = [];
const count = { lines: 0, branches: 0, functions: 0 };
let file = "";
let text = [];
const note = (what, line) => missing.push(`${file}:${line} ${what}: ${text[line - 1]?.trim()}`);
for (const record of readFileSync("lcov.info", "utf8").split("\n")) {
  const [key, value = ""] = record.split(/:(.*)/s);
  const fields = value.split(",");
  if (key === "SF") { file = value; text = readFileSync(file, "utf8").split("\n"); }
  if (key === "DA") { count.lines++; if (fields[1] === "0") note("line", fields[0]); }
  if (key === "BRDA") { count.branches++; if (fields[3] === "0" || fields[3] === "-") note("branch", fields[0]); }
  if (key === "FNDA") { count.functions++; if (fields[0] === "0") missing.push(`${file} function: ${fields[1]}`); }
}
if (count.lines === 0) missing.push("lcov.info has no lines");
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exit(1);
}
console.log(`all ${count.lines} lines, ${count.branches} branches and ${count.functions} functions of src/ are run by tests`);
