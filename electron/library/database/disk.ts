import { accessSync, constants, statfsSync } from 'node:fs';
import { errorCode } from '../../error-code.ts';

/**
 * Disks that another computer may use too, or that a program stands for, as Linux names them (statfs(2), and
 * linux/magic.h). Memory cannot be shared on them, or only among the programs of one computer.
 */
const SHARED_DISKS: ReadonlySet<number> = new Set([
  0x65735546, // FUSE: sshfs, mergerfs, cloud drives; and virtiofs
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2 and 3
  0x01021997, // 9P: folders of the host in a virtual machine
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
  0x47504653, // GPFS
  0x786f4256, // VirtualBox
  0xbacbacbc, // VMware
]);

/** Whether a folder may be in use by several computers, or cannot be mapped into memory. Only Linux tells. */
export function isOnSharedDisk(folder: string): boolean {
  return process.platform === 'linux' && SHARED_DISKS.has(statfsSync(folder).type >>> 0);
}

/** Whether nobody at all can write there, as on a DVD, whatever their rights. */
export function isReadOnlyDisk(folder: string): boolean {
  return whyNotWritable(folder) === 'EROFS';
}

/** Whether this user may change what is in a folder. */
export function mayWriteIn(folder: string): boolean {
  return whyNotWritable(folder) === '';
}

/** @returns the system's code; empty where it may be written */
function whyNotWritable(folder: string): string {
  try {
    accessSync(folder, constants.W_OK);
    return '';
  } catch (error) {
    return errorCode(error);
  }
}
