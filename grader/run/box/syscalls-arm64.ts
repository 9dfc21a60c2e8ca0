/** System calls by name on arm64, as in the kernel's include/uapi/asm-generic/unistd.h. */
import type { SyscallTable } from './syscall-table.ts';

export const arm64: SyscallTable = {
  audit: 0xc00000b7,
  numbers: {
    ...{ setxattr: 5, lsetxattr: 6, fsetxattr: 7, removexattr: 14, lremovexattr: 15, fremovexattr: 16 },
    ...{ lookup_dcookie: 18, fcntl: 25, inotify_init1: 26, ioctl: 29, flock: 32, mknodat: 33 },
    ...{ symlinkat: 36, linkat: 37, umount2: 39, mount: 40, pivot_root: 41, chroot: 51, fchmod: 52 },
    ...{ fchmodat: 53, fchownat: 54, fchown: 55, vhangup: 58, quotactl: 60, utimensat: 88, acct: 89 },
    ...{ capset: 91, personality: 92, unshare: 97, kexec_load: 104, init_module: 105 },
    ...{ delete_module: 106, clock_settime: 112, syslog: 116, ptrace: 117, kill: 129, tkill: 130 },
    ...{ tgkill: 131, rt_sigqueueinfo: 138, reboot: 142, setregid: 143, setgid: 144, setreuid: 145 },
    ...{ setuid: 146, setresuid: 147, setresgid: 149, setfsuid: 151, setfsgid: 152, setgroups: 159 },
    ...{ sethostname: 161, setdomainname: 162, prctl: 167, settimeofday: 170, adjtimex: 171 },
    ...{ mq_open: 180, mq_unlink: 181, mq_timedsend: 182, mq_timedreceive: 183, mq_notify: 184 },
    ...{ mq_getsetattr: 185, msgget: 186, msgctl: 187, msgrcv: 188, msgsnd: 189, semget: 190 },
    ...{ semctl: 191, semtimedop: 192, semop: 193, shmget: 194, shmctl: 195, shmat: 196, shmdt: 197 },
    ...{ socket: 198, socketpair: 199, bind: 200, listen: 201, accept: 202, connect: 203, sendto: 206 },
    ...{ sendmsg: 211, add_key: 217, request_key: 218, keyctl: 219, clone: 220, swapon: 224 },
    ...{ swapoff: 225, mbind: 235, set_mempolicy: 237, migrate_pages: 238, move_pages: 239 },
    ...{ rt_tgsigqueueinfo: 240, perf_event_open: 241, accept4: 242, fanotify_init: 262 },
    ...{ fanotify_mark: 263, name_to_handle_at: 264, open_by_handle_at: 265, clock_adjtime: 266 },
    ...{ setns: 268, sendmmsg: 269, process_vm_readv: 270, process_vm_writev: 271, kcmp: 272 },
    ...{ finit_module: 273, seccomp: 277, memfd_create: 279, bpf: 280, execveat: 281 },
    ...{ userfaultfd: 282, kexec_file_load: 294 },
  },
};
