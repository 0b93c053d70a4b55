/**
 * Why this Node does not run the program, if it does not.
 * @param {string} running version of Node, such as 20.19.2
 * @param {string} wanted lowest version as package.json gives it, such as >=20.19.0
 * @returns {string | undefined}
 */
export function whyNodeIsTooOld(running, wanted) {
  const lowest = wanted.replace('>=', '');
  const [is, needs] = [running, lowest].map((version) => version.split('.').map(Number));
  const first = needs.findIndex((number, at) => number !== is[at]);
  if (first === -1 || is[first] > needs[first]) return undefined;
  return `Node ${lowest} or newer is needed (nodejs of Debian 13, or from nodejs.org); ${process.execPath} is ${running}`;
}
