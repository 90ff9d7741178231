// entente completion: a script that lets a shell complete commands and their options.
import { Argument, Command, type Option } from "commander";
import type { CommandModule } from "./command.ts";
import { COMMANDS } from "./commands.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

export const command: CommandModule = {
  configure(command) {
    command.addArgument(new Argument("<shell>", "the shell to write for").choices(SHELLS));
  },
  example: `$ entente completion bash > ~/.local/share/bash-completion/completions/entente
$ entente completion zsh > "\${fpath[1]}/_entente"
$ entente completion fish > ~/.config/fish/completions/entente.fish
then, in a new shell: entente co<TAB> → code, completion`,
  async run([shell], _options, effects) {
    await effects.out.write(WRITERS[shell as Shell](await described())); // commander allows no other argument
    return 0;
  },
};

interface Described {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly {
    readonly flag: string;
    readonly description: string;
    readonly choices: readonly string[];
  }[];
  /** Words its first argument may be, where these are given. */
  readonly choices: readonly string[];
}

async function described(): Promise<readonly Described[]> {
  return Promise.all(
    COMMANDS.map(async ({ name, summary, load }) => {
      const command = new Command(name);
      (await load()).command.configure(command);
      const options = [...command.options.map(optionOf), { flag: "--help", description: "show help", choices: [] }];
      return { name, summary, options, choices: command.registeredArguments[0]?.argChoices ?? [] };
    }),
  );
}

function optionOf({ long, short, description, argChoices }: Option): Described["options"][number] {
  return { flag: long ?? short ?? "", description, choices: argChoices ?? [] };
}

const WRITERS: Readonly<Record<Shell, (commands: readonly Described[]) => string>> = { bash, zsh, fish };

/** `word) COMPREPLY=(…)` for each command and option with choices; file names otherwise. */
function bash(commands: readonly Described[]): string {
  const cases = commands.map(({ name, options, choices }) => {
    const flags = options.map(({ flag }) => flag).join(" ");
    return `    ${name}) flags=${quoted(flags)}; words=${quoted(choices.join(" "))} ;;`;
  });
  const values = choicesOf(commands).map(
    ([name, flag, choices]) =>
      `    ${name}:${flag}) COMPREPLY=($(compgen -W ${quoted(choices.join(" "))} -- "$current")); return ;;`,
  );
  return `# entente completion for bash
_entente() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" flags= words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), "help", "--help", "--version"].join(" "))} -- "$current"))
    return
  fi
  case "$command:$previous" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [ "\${current#-}" != "$current" ]; then COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _entente entente
`;
}

function zsh(commands: readonly Described[]): string {
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options, choices }) => {
    const flags = options.map(({ flag, description, choices: values }) => {
      const value = values.length > 0 ? `: :(${values.join(" ")})` : "";
      return quoted(`${flag}[${description.replace(/[[\]]/g, "\\$&")}]${value}`);
    });
    const rest = choices.length > 0 ? quoted(`*: :(${choices.join(" ")})`) : quoted("*:file:_files");
    return `    ${name}) _arguments ${[...flags, rest].join(" ")} ;;`;
  });
  return `#compdef entente
# entente completion for zsh
_entente() {
  local -a commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _entente ]; then _entente "$@"; else compdef _entente entente; fi
`;
}

function fish(commands: readonly Described[]): string {
  const lines = commands.flatMap(({ name, summary, options, choices }) => {
    const here = `complete -c entente -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c entente -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...options.map(({ flag, description, choices: values }) => {
        const value = values.length > 0 ? ` -x -a ${quoted(values.join(" "))}` : "";
        return `${here} -l ${flag.replace(/^--/, "")} -d ${quoted(description)}${value}`;
      }),
      ...(choices.length > 0 ? [`${here} -f -a ${quoted(choices.join(" "))}`] : []),
    ];
  });
  return `# entente completion for fish\n${lines.join("\n")}\n`;
}

function choicesOf(commands: readonly Described[]): (readonly [string, string, readonly string[]])[] {
  return commands.flatMap(({ name, options }) =>
    options.filter(({ choices }) => choices.length > 0).map(({ flag, choices }) => [name, flag, choices] as const),
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
