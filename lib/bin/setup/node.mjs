// Which Node can run this: the kernel loads the library with require(), which 20.19 and 22.12 learned for ES modules.

/** What to tell a person whose Node is too old, or undefined. The same as "engines" in package.json. */
export function nodeProblem(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return undefined;
  return `This needs Node 20.19 or later (22.12 or later of Node 22); this is Node ${version}. Get it from https://nodejs.org/.`;
}
