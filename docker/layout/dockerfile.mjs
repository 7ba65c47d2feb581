// A Dockerfile as a list of stages. What is not understood here is refused, so that nothing is left out silently.
import { DockerfileParser } from 'dockerfile-ast';

const PLAIN = new Set(['COPY', 'RUN', 'ENV', 'WORKDIR', 'USER', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD', 'LABEL', 'VOLUME']);

/** @returns {{name: string|null, image: string, instructions: object[]}[]} */
export function stages(text, file = 'Dockerfile') {
  const found = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    const line = instruction.getRange().start.line + 1;
    const refuse = (why) => {
      throw new Error(`${file}:${line}: ${keyword}: ${why}`);
    };
    if (keyword === 'FROM') {
      found.push({ name: instruction.getBuildStage(), image: instruction.getImage(), instructions: [] });
    } else if (!PLAIN.has(keyword)) {
      refuse('not understood');
    } else if (found.length === 0) {
      refuse('stands before the first FROM');
    } else {
      found.at(-1).instructions.push({ keyword, line, ...parsed(instruction, refuse) });
    }
  }
  if (found.length === 0) throw new Error(`${file}: no FROM`);
  return found;
}

function parsed(instruction, refuse) {
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const raw = instruction.getArgumentsContent?.() ?? words.join(' ');
  const flags = Object.fromEntries((instruction.getFlags?.() ?? []).map((flag) => [flag.getName(), flag.getValue()]));
  if (instruction.getHeredocs?.().length) refuse('a here-document is not understood');
  switch (instruction.getKeyword()) {
    case 'ENV':
    case 'LABEL':
      return { values: Object.fromEntries(instruction.getProperties().map((each) => [each.getName(), each.getValue()])) };
    case 'HEALTHCHECK':
      if (words[0] !== 'CMD') return refuse('only a command is understood');
      return { flags, exec: list(words.slice(1).join(' '), refuse) };
    case 'ENTRYPOINT':
    case 'CMD':
      return { exec: list(raw, refuse) };
    case 'RUN':
      return raw.trimStart().startsWith('[') ? { flags, exec: list(raw, refuse) } : { flags, shell: raw };
    case 'COPY': {
      const paths = raw.trimStart().startsWith('[') ? list(raw, refuse) : words;
      return { flags, sources: paths.slice(0, -1), target: paths.at(-1) };
    }
    default:
      return { flags, words };
  }
}

function list(text, refuse) {
  try {
    const words = JSON.parse(text);
    if (Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string')) return words;
  } catch {
    // refused below
  }
  return refuse('only a JSON list of words is understood: no shell may stand between the engine and the program');
}
