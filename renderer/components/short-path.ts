/** Cuts a long path in its middle, keeping its start and its file name: "var/crash/…08:41/vmcore-dmesg.txt". */
export function shortPath(path: string, limit: number): string {
  if (path.length <= limit) return path;
  const name = path.slice(path.lastIndexOf('/'));
  const tail =
    name.length < limit - 8 ? path.slice(-Math.max(name.length, Math.floor(limit * 0.6))) : path.slice(-(limit - 8));
  return `${path.slice(0, limit - tail.length - 1)}…${tail}`;
}
