# Puts walls around itself and becomes the given program: perl is on every Debian and Ubuntu, so nothing is compiled.
#
# launch.pl ARCHITECTURE [option value]... -- PROGRAM ARGUMENT...
#   limit   NAME=VALUE   soft and hard resource limit, where it is not lower already; may be repeated
#   uid     NUMBER       becomes this user and group, without other groups (needs root)
#   chroot  FOLDER       makes it the root folder (needs root)
#   run     PATH         Landlock: may be read and executed; may be repeated
#   read    PATH         Landlock: may be read; may be repeated
#   folder  PATH         where the program starts
#   filter  FILE         system call filter for the program
#   hand    FILE         system call filter that the program, bubblewrap, finds at descriptor 4
#
# Descriptors 0 to 3 are kept and all others closed. The program dies with the process that started this.
use strict;
use warnings;

my %number = (
    x64   => { openat => 257, prctl => 157, prlimit => 302, seccomp => 317, setgroups => 116, setresgid => 119, setresuid => 117 },
    arm64 => { openat => 56, prctl => 167, prlimit => 261, seccomp => 277, setgroups => 159, setresgid => 149, setresuid => 147 },
);
my %everywhere = (close_range => 436, landlock_create_ruleset => 444, landlock_add_rule => 445, landlock_restrict_self => 446);
my %resource = (cpu => 0, fsize => 1, data => 2, stack => 3, core => 4, nproc => 6, nofile => 7, memlock => 8);

my %call = (%{ $number{ shift @ARGV } or die "unknown architecture\n" }, %everywhere);
my ($options, @program) = read_options(@ARGV);

syscall($call{close_range}, 4, 0xffffffff, 0);
my $parent = getppid();
my $filter = read_bytes($options->{filter});
hand_over($options->{hand}) if $options->{hand};
change_root($options->{chroot}) if $options->{chroot};
become($options->{uid}) if $options->{uid};
die_with($parent);
chdir $options->{folder} or die "chdir: $!\n" if $options->{folder};
restrict_files($options) if $options->{run};
limit($_) for @{ $options->{limit} };
install($filter) if $filter;
%ENV = (LANG => 'C.UTF-8', TZ => 'UTC', OPENSSL_CONF => '/nonexistent');
exec { $program[0] } @program or die "exec $program[0]: $!\n";

sub read_options {
    my %found = (limit => []);
    while (@_) {
        my $name = shift;
        return (\%found, @_) if $name eq '--';
        my $value = shift;
        if ($name =~ /^(limit|run|read)$/) { push @{ $found{$name} }, $value }
        elsif ($name =~ /^(uid|chroot|folder|filter|hand)$/) { $found{$name} = $value }
        else { die "unknown option $name\n" }
    }
    die "no program\n";
}

# Makes a system call; a number in text would be passed as an address.
sub must {
    my ($name, @arguments) = @_;
    my $result = syscall($call{$name}, @arguments);
    die "$name: $!\n" if $result == -1;
    return $result;
}

sub read_bytes {
    my ($path) = @_;
    return '' unless $path;
    open(my $file, '<:raw', $path) or die "$path: $!\n";
    local $/;
    return scalar <$file>;
}

sub change_root {
    my ($folder) = @_;
    chroot($folder) or die "chroot: $!\n";
    chdir('/') or die "chdir: $!\n";
}

sub become {
    my $uid = 0 + shift;
    must('setgroups', 0, 0);
    must('setresgid', $uid, $uid, $uid);
    must('setresuid', $uid, $uid, $uid);
}

# PR_SET_PDEATHSIG with SIGKILL, after the change of user, which resets it.
sub die_with {
    my ($parent) = @_;
    must('prctl', 1, 9, 0, 0, 0);
    exit 1 if getppid() != $parent;
}

sub limit {
    my ($name, $value) = split /=/, shift;
    my $resource = $resource{$name} // die("unknown limit $name\n");
    my $old = pack('QQ', 0, 0);
    syscall($call{prlimit}, 0, $resource, 0, $old) == 0 or die "prlimit: $!\n";
    my (undef, $hard) = unpack('QQ', $old);
    $value = $hard if $hard < $value;
    my $limits = pack('QQ', $value, $value);
    must('prlimit', 0, $resource, $limits, 0);
}

# Descriptor 4 is the lowest free one, and is kept over exec.
sub hand_over {
    my ($path) = @_;
    local $^F = 255;
    open(our $handed, '<:raw', $path) or die "$path: $!\n";
    die "the filter is not at descriptor 4\n" if fileno($handed) != 4;
}

# Landlock: nothing can be read, written, connected to or signalled but what is listed, as far as the kernel knows how.
sub restrict_files {
    my ($options) = @_;
    must('prctl', 38, 1, 0, 0, 0);    # PR_SET_NO_NEW_PRIVS
    my $abi = syscall($call{landlock_create_ruleset}, 0, 0, 1);
    if ($abi < 1) {
        return if $options->{chroot};
        die "Landlock is not there: $!\n";
    }
    my $files = $abi >= 5 ? 0xffff : $abi >= 3 ? 0x7fff : $abi == 2 ? 0x3fff : 0x1fff;
    my $size  = $abi >= 6 ? 24 : $abi >= 4 ? 16 : 8;
    my $rules = must('landlock_create_ruleset', pack('QQQ', $files, 3, 3), $size, 0);
    allow($rules, $_, 1 | 4 | 8) for @{ $options->{run} };
    allow($rules, $_, 4 | 8) for @{ $options->{read} // [] };
    must('landlock_restrict_self', $rules, 0);
}

# EXECUTE is 1, READ_FILE 4, READ_DIR 8; the last is refused for a file. O_PATH | O_CLOEXEC, AT_FDCWD.
sub allow {
    my ($rules, $path, $access) = @_;
    $access &= ~8 unless -d $path;
    my $opened = must('openat', -100, "$path", 0x280000, 0);
    must('landlock_add_rule', $rules, 1, pack('Ql', $access, $opened), 0);
}

# `struct sock_fprog` is a length and an address; the filter binds all threads because there is only one.
sub install {
    my ($filter) = @_;
    must('prctl', 38, 1, 0, 0, 0);
    must('seccomp', 1, 0, pack('S x6 P', length($filter) / 8, $filter));
}
