# Runs a program as another user to whom the kernel gives no user namespaces, as on Ubuntu 24.04 or a hardened RHEL:
#   perl without-namespaces.pl UID GID PROGRAM ARG…
# The filter is set as root: without "no new privileges", so that a setuid helper still works.
use strict;
use warnings;
use POSIX qw(setuid setgid);

my ($uid, $gid, @program) = @ARGV;
my ($LOAD, $EQUAL, $SET, $RETURN) = (0x20, 0x15, 0x45, 0x06);
my ($ALLOW, $EPERM, $ENOSYS) = (0x7fff0000, 0x00050001, 0x00050026);
my ($CLONE, $UNSHARE, $CLONE3, $CLONE_NEWUSER) = (56, 272, 435, 0x10000000);
my @filter = (
  [$LOAD, 0, 0, 0],             # the number of the call
  [$EQUAL, 6, 0, $CLONE3],      # glibc then takes clone, whose flags can be seen
  [$EQUAL, 1, 0, $CLONE],
  [$EQUAL, 0, 2, $UNSHARE],
  [$LOAD, 0, 0, 16],            # its flags
  [$SET, 1, 0, $CLONE_NEWUSER],
  [$RETURN, 0, 0, $ALLOW],
  [$RETURN, 0, 0, $EPERM],
  [$RETURN, 0, 0, $ENOSYS],
);
my $code = join '', map { pack 'SCCL', @$_ } @filter;
my $program = pack 'S x6 P', scalar(@filter), $code;
my ($SYS_SECCOMP, $SET_FILTER) = (317, 1);
syscall($SYS_SECCOMP, $SET_FILTER, 0, $program) == 0 or die "seccomp: $!\n";
$) = "$gid $gid";
setgid($gid);
setuid($uid);
exec { $program[0] } @program or die "$program[0]: $!\n";
