/** System calls by name on x86-64, as in the kernel's arch/x86/entry/syscalls/syscall_64.tbl. */
import type { SyscallTable } from './syscall-table.ts';

export const x64: SyscallTable = {
  audit: 0xc000003e,
  // Numbers from here on are the x32 ABI's, a second door to the same calls.
  foreignFrom: 0x40000000,
  numbers: {
    ...{ ioctl: 16, shmget: 29, shmat: 30, shmctl: 31, socket: 41, connect: 42, accept: 43, sendto: 44 },
    ...{ sendmsg: 46, bind: 49, listen: 50, socketpair: 53, clone: 56, fork: 57, vfork: 58, kill: 62 },
    ...{ semget: 64, semop: 65, semctl: 66, shmdt: 67, msgget: 68, msgsnd: 69, msgrcv: 70, msgctl: 71 },
    ...{ fcntl: 72, flock: 73, link: 86, symlink: 88, chmod: 90, fchmod: 91, chown: 92, fchown: 93 },
    ...{ lchown: 94, ptrace: 101, syslog: 103, setuid: 105, setgid: 106, setreuid: 113, setregid: 114 },
    ...{ setgroups: 116, setresuid: 117, setresgid: 119, setfsuid: 122, setfsgid: 123, capset: 126 },
    ...{ rt_sigqueueinfo: 129, utime: 132, mknod: 133, uselib: 134, personality: 135, vhangup: 153 },
    ...{ modify_ldt: 154, pivot_root: 155, prctl: 157, adjtimex: 159, chroot: 161, acct: 163 },
    ...{ settimeofday: 164, mount: 165, umount2: 166, swapon: 167, swapoff: 168, reboot: 169 },
    ...{ sethostname: 170, setdomainname: 171, iopl: 172, ioperm: 173, init_module: 175 },
    ...{ delete_module: 176, quotactl: 179, setxattr: 188, lsetxattr: 189, fsetxattr: 190 },
    ...{ removexattr: 197, lremovexattr: 198, fremovexattr: 199, tkill: 200, lookup_dcookie: 212 },
    ...{ semtimedop: 220, clock_settime: 227, tgkill: 234, utimes: 235, mbind: 237, set_mempolicy: 238 },
    ...{ mq_open: 240, mq_unlink: 241, mq_timedsend: 242, mq_timedreceive: 243, mq_notify: 244 },
    ...{ mq_getsetattr: 245, kexec_load: 246, add_key: 248, request_key: 249, keyctl: 250 },
    ...{ inotify_init: 253, migrate_pages: 256, mknodat: 259, fchownat: 260, futimesat: 261, linkat: 265 },
    ...{ symlinkat: 266, fchmodat: 268, unshare: 272, move_pages: 279, utimensat: 280, accept4: 288 },
    ...{ inotify_init1: 294, rt_tgsigqueueinfo: 297, perf_event_open: 298, fanotify_init: 300 },
    ...{ fanotify_mark: 301, name_to_handle_at: 303, open_by_handle_at: 304, clock_adjtime: 305 },
    ...{ sendmmsg: 307, setns: 308, process_vm_readv: 310, process_vm_writev: 311, kcmp: 312 },
    ...{ finit_module: 313, seccomp: 317, memfd_create: 319, kexec_file_load: 320, bpf: 321 },
    ...{ execveat: 322, userfaultfd: 323 },
  },
};
