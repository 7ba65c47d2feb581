import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stages } from '../layout/dockerfile.mjs';

test('stages with their names, flags, lists and values', () => {
  const [first, last] = stages('FROM a:1.2 AS x\nRUN ["p","q r"]\nRUN echo hi && echo ho\nFROM x\nCOPY --from=x --chmod=0555 a b /c/\nENV A=1 B="2 3"\nHEALTHCHECK --interval=10s CMD ["h", "ready"]\nENTRYPOINT ["e"]\n');
  assert.deepEqual([first.name, first.image, last.name, last.image], ['x', 'a:1.2', null, 'x']);
  assert.deepEqual(first.instructions[0].exec, ['p', 'q r']);
  assert.equal(first.instructions[1].shell, 'echo hi && echo ho');
  const [copy, env, health, entrypoint] = last.instructions;
  assert.deepEqual(copy.flags, { from: 'x', chmod: '0555' });
  assert.deepEqual([copy.sources, copy.target], [['a', 'b'], '/c/']);
  assert.deepEqual(env.values, { A: '1', B: '2 3' });
  assert.deepEqual(health.exec, ['h', 'ready']);
  assert.deepEqual(health.flags, { interval: '10s' });
  assert.deepEqual(entrypoint.exec, ['e']);
});

for (const [what, text] of Object.entries({
  'an instruction that is not understood': 'FROM a:1\nONBUILD RUN x\n',
  'an entry point that a shell would start': 'FROM a:1\nENTRYPOINT java -jar x\n',
  'a health check that a shell would start': 'FROM a:1\nHEALTHCHECK CMD curl x\n',
  'a health check that is switched off': 'FROM a:1\nHEALTHCHECK NONE\n',
  'a here-document': 'FROM a:1\nRUN <<E\nx\nE\n',
  'no stage': '# nothing\n',
})) {
  test(`refuses ${what}`, () => {
    assert.throws(() => stages(text, 'some/Dockerfile'), /some\/Dockerfile/);
  });
}
