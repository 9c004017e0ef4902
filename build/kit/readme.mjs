/** What stands in the kit for whoever unpacks it. */
export const README = `Airgap Replay: everything to build and test it with no network

You need a 64-bit Debian 12 with Node 20.19 or newer and npm, and 6 GB of disk.

  sha256sum -c --quiet MANIFEST.sha256
  cd source
  npm ci
  npm start
  npm test
  npm run release -- --for-testing

The first of these commands that needs Debian packages installs them from the folder debian/, as root; as another
user it prints the command for an administrator.

source/      the sources, as they were committed (kit.json names the commit)
npm-cache/   every npm package of package-lock.json; source/.npmrc points to it
cache/       Electron
debian/      what Electron, the tests and the packaging tools need
`;
