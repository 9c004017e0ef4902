import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/say.mjs';
import { artefactName } from './options.mjs';
import { runProgram } from './programs.mjs';
import { uuidOf } from './sbom.mjs';
import { listFiles } from './tree.mjs';

/** By it Windows knows an older version of the same product: it never changes. */
const UPGRADE_CODE = 'b9a6d3f4-6a0b-5d7e-9c6e-0f6a3a5c1e72';
/** The name of the property set that holds a package's code and dates (OLE's SummaryInformation). */
const SUMMARY_SET = Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex');
const PACKAGE_CODE = 9;
const DATES = [12, 13];
/** From 1601, where Windows' time begins, to 1970; it counts in 100 ns. */
const WINDOWS_EPOCH_SECONDS = 11_644_473_600n;
const TICKS_PER_SECOND = 10_000_000n;

/**
 * The package for whole machines, installed by administrators without questions.
 * @param {import('./options.mjs').Release} release
 * @param {string} folder
 * @param {string} work
 */
export function makeMsi(release, folder, work) {
  const parts = path.join(work, 'msi');
  mkdirSync(parts);
  // wixl takes no path that begins at the root.
  symlinkSync(folder, path.join(parts, 'app'));
  copyFileSync(inRoot('build/release/icon/airgap-replay.ico'), path.join(parts, 'app.ico'));
  utimesSync(path.join(parts, 'app.ico'), release.time, release.time);
  const target = path.join(release.output, artefactName(release, '-windows-x64.msi'));
  writeFileSync(path.join(parts, 'airgap-replay.wxs'), writeWxs(release.version, folder));
  runProgram('wixl', ['-a', 'x64', '-D', 'Win64=yes', '-o', target, 'airgap-replay.wxs'], {
    cwd: parts,
    time: release.time,
  });
  const msi = readFileSync(target);
  settleSummary(msi, release.time);
  writeFileSync(target, msi);
}

/**
 * @param {string} version
 * @param {string} folder
 */
function writeWxs(version, folder) {
  const files = listFiles(folder);
  const components = ['Shortcut', ...files.map(idOf)].map((id) => `<ComponentRef Id="c${id}" />`);
  return `<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${uuidOf(`product ${version}`)}" Name="Airgap Replay" Language="1033" Version="${version}"
      Manufacturer="Airgap Replay" UpgradeCode="{${UPGRADE_CODE.toUpperCase()}}">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"
        Description="Airgap Replay ${version}" Manufacturer="Airgap Replay" />
    <MajorUpgrade DowngradeErrorMessage="A newer version of Airgap Replay is installed." />
    <Media Id="1" Cabinet="app.cab" EmbedCab="yes" />
    <Icon Id="app.ico" SourceFile="app.ico" />
    <Property Id="ARPPRODUCTICON" Value="app.ico" />
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="ProgramFiles64Folder">
        <Directory Id="INSTALLDIR" Name="Airgap Replay">
${writeFolder(files, '')}        </Directory>
      </Directory>
      <Directory Id="ProgramMenuFolder">
        <Component Id="cShortcut" Guid="${uuidOf('component shortcut')}" Win64="yes">
          <Shortcut Id="sApp" Name="Airgap Replay" Target="[INSTALLDIR]Airgap Replay.exe" WorkingDirectory="INSTALLDIR" />
          <RegistryValue Root="HKLM" Key="Software\\Airgap Replay" Name="Shortcut" Type="integer" Value="1" KeyPath="yes" />
          ${OPENABLE.map((ending) => `<RegistryValue Root="HKLM" Key="Software\\Classes\\Applications\\Airgap Replay.exe\\SupportedTypes" Name="${ending}" Type="string" Value="" />`).join('\n          ')}
        </Component>
      </Directory>
    </Directory>
    <Feature Id="Main" Level="1">
      ${components.join('\n      ')}
    </Feature>
  </Product>
</Wix>
`;
}

/** What “Open with” offers the app for; it takes nothing away from whatever opens these now. */
export const OPENABLE = ['.json', '.jsonl', '.ndjson'];

/**
 * @param {readonly string[]} files
 * @param {string} prefix of the folder that is written, with a slash at its end
 * @returns {string}
 */
function writeFolder(files, prefix) {
  const inside = files.filter((file) => file.startsWith(prefix));
  const here = inside.filter((file) => !file.slice(prefix.length).includes('/'));
  const folders = new Set(
    inside.filter((file) => !here.includes(file)).map((file) => file.slice(prefix.length).split('/')[0]),
  );
  return [
    ...here.map((file) => {
      const attributes = `Id="c${idOf(file)}" Guid="${uuidOf(`component ${file}`)}" Win64="yes"`;
      const name = path.posix.basename(file);
      return `<Component ${attributes}><File Id="f${idOf(file)}" Name="${name}" Source="app/${file}" KeyPath="yes" /></Component>\n`;
    }),
    ...[...folders].map(
      (name) =>
        `<Directory Id="d${idOf(`${prefix}${name}`)}" Name="${name}">\n${writeFolder(files, `${prefix}${name}/`)}</Directory>\n`,
    ),
  ].join('');
}

/** @param {string} file */
function idOf(file) {
  return uuidOf(file).replaceAll('-', '');
}

/**
 * wixl writes the time of the build and a random code. Both are set to what everybody gets from the same contents; a
 * package's code has to be another one for other contents.
 * @param {Buffer} msi changed in place
 * @param {number} time
 */
function settleSummary(msi, time) {
  const properties = findSummary(msi);
  const ticks = (BigInt(time) + WINDOWS_EPOCH_SECONDS) * TICKS_PER_SECOND;
  DATES.forEach((id) => {
    const at = properties.get(id);
    if (at !== undefined) {
      msi.writeBigUInt64LE(ticks, at + 4);
    }
  });
  const code = Number(properties.get(PACKAGE_CODE)) + 8;
  const length = '{00000000-0000-0000-0000-000000000000}'.length;
  msi.fill('0', code, code + length);
  const hash = createHash('sha256').update(msi).digest('hex');
  msi.write(`{${uuidOf(hash).toUpperCase()}}`, code, 'latin1');
}

/**
 * Where the properties of the summary begin; each is its type's four bytes, then its value.
 * @param {Buffer} msi
 * @returns {Map<number, number>} by the property's number
 */
function findSummary(msi) {
  const name = msi.indexOf(SUMMARY_SET);
  if (name < 0 || msi.indexOf(SUMMARY_SET, name + 1) >= 0) {
    throw new SetupError('wixl made a package whose summary is not where it should be.');
  }
  // The set's own start is 28 bytes before its name; the section's place is counted from there.
  const section = name - 28 + msi.readUInt32LE(name + SUMMARY_SET.length);
  const count = msi.readUInt32LE(section + 4);
  return new Map(
    Array.from({ length: count }, (_, place) => {
      const entry = section + 8 + 8 * place;
      return [msi.readUInt32LE(entry), section + msi.readUInt32LE(entry + 4)];
    }),
  );
}
