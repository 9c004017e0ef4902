"""Shows a folder through FUSE with direct_io, as many shares do: its files cannot be mapped into memory.

With --ignore-case, names are the same in capitals and small letters, as on Windows and macOS.
"""
import os
import sys

from fusepy import FUSE, FuseOSError, Operations


class Passthrough(Operations):
    def __init__(self, root, ignores_case):
        self.root = root
        self.ignores_case = ignores_case

    def find(self, path):
        found = self.root
        for name in path.strip('/').split('/'):
            found = os.path.join(found, self.find_name(found, name) if self.ignores_case else name)
        return found

    def find_name(self, folder, name):
        names = os.listdir(folder) if os.path.isdir(folder) else []
        return next((each for each in names if each.casefold() == name.casefold()), name)

    def __call__(self, op, path, *args):
        try:
            known = hasattr(self, op)
            return getattr(self, op)(self.find(path), *args) if known else super().__call__(op, path, *args)
        except OSError as error:
            raise FuseOSError(error.errno)

    def getattr(self, path, handle=None):
        found = os.lstat(path)
        return {key: getattr(found, key) for key in
                ('st_ino', 'st_atime', 'st_ctime', 'st_mtime', 'st_gid', 'st_uid', 'st_mode', 'st_nlink', 'st_size')}

    def readdir(self, path, handle):
        return ['.', '..'] + os.listdir(path)

    def statfs(self, path):
        found = os.statvfs(path)
        return {key: getattr(found, key) for key in
                ('f_bavail', 'f_bfree', 'f_blocks', 'f_bsize', 'f_favail', 'f_ffree', 'f_files', 'f_flag', 'f_frsize', 'f_namemax')}

    def access(self, path, mode):
        return 0

    def open(self, path, flags):
        return os.open(path, flags & ~os.O_DIRECT)

    def create(self, path, mode, info=None):
        return os.open(path, os.O_RDWR | os.O_CREAT, mode)

    def read(self, path, size, offset, handle):
        return os.pread(handle, size, offset)

    def write(self, path, data, offset, handle):
        return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        os.truncate(path, length)

    def flush(self, path, handle):
        return 0

    def fsync(self, path, datasync, handle):
        os.fsync(handle)

    def release(self, path, handle):
        os.close(handle)

    def mkdir(self, path, mode):
        os.mkdir(path, mode)

    def rmdir(self, path):
        os.rmdir(path)

    def unlink(self, path):
        os.unlink(path)

    def rename(self, old, new):
        os.rename(old, self.find(new))

    def chmod(self, path, mode):
        os.chmod(path, mode)

    def utimens(self, path, times=None):
        os.utime(path, times)


if __name__ == '__main__':
    shown = Passthrough(sys.argv[1], '--ignore-case' in sys.argv)
    FUSE(shown, sys.argv[2], foreground=True, direct_io=True, default_permissions=True, allow_other=True, use_ino=True)
