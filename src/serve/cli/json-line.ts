// How every command prints a record. Apart from what reads pages, so that commands on the store do not load that.

export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
