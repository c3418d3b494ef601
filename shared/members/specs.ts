/**
 * Where each datum stands in a sosreport. Paths are without the top folder, first choice first; `*` stands for any run of
 * characters but `/`, `[!-]` for one character that is no dash. Names follow the plugins of sos 3.x and 4.x (FACTS.md, section 5).
 */
export interface DatumSpec {
  readonly datum: string;
  readonly paths: readonly string[];
  /** All matches are kept, not only the first that holds something. */
  readonly many?: true;
  /** Bytes kept of one member; what is beyond is dropped and the datum marked truncated. Default `DEFAULT_DATUM_BYTES`. */
  readonly maxBytes?: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** Enough for any of the data that are not named otherwise. */
export const DEFAULT_DATUM_BYTES = MIB;
/** Bytes of data kept in memory for one sosreport, all together. */
export const REPORT_DATUM_BYTES = 32 * MIB;
/** Members kept for one datum with `many`. */
export const MANY_LIMIT = 20_000;

const one = (datum: string, ...paths: string[]): DatumSpec => ({ datum, paths });
const large = (datum: string, ...paths: string[]): DatumSpec => ({ datum, paths, maxBytes: 4 * MIB });
const many = (datum: string, ...paths: string[]): DatumSpec => ({
  datum,
  paths,
  many: true,
  maxBytes: 256 * KIB,
});

const KERNEL: readonly DatumSpec[] = [
  one('uname', 'sos_commands/kernel/uname_-a', 'uname', 'sos_commands/general/uname_-a'),
  one('proc-version', 'proc/version'),
  one('sysctl', 'sos_commands/kernel/sysctl_-a', 'sysctl', 'sos_commands/general/sysctl_-a'),
  one('cmdline', 'proc/cmdline'),
  one('tainted', 'proc/sys/kernel/tainted'),
  one('lsmod', 'sos_commands/kernel/lsmod', 'lsmod', 'proc/modules', 'sos_commands/general/lsmod'),
  one('kpatch-list', 'sos_commands/kpatch/kpatch_list'),
];

const RELEASE: readonly DatumSpec[] = [
  one('os-release', 'etc/os-release', 'usr/lib/os-release'),
  one('oracle-release', 'etc/oracle-release'),
  one('rocky-release', 'etc/rocky-release'),
  one('almalinux-release', 'etc/almalinux-release'),
  one('centos-release', 'etc/centos-release'),
  one('fedora-release', 'etc/fedora-release'),
  one('redhat-release', 'etc/redhat-release', 'etc/system-release', 'redhat-release'),
  one('suse-release', 'etc/SuSE-release', 'etc/SUSE-brand'),
  one('debian-version', 'etc/debian_version'),
  one(
    'lsb-release',
    'sos_commands/release/lsb_release',
    'lsb-release',
    'sos_commands/release/lsb_release_-a',
    'etc/lsb-release',
  ),
];

const PACKAGES: readonly DatumSpec[] = [
  large('installed-rpms', 'installed-rpms', 'sos_commands/rpm/installed-rpms', 'sos_commands/rpm/sh_-c_rpm_*'),
  large('package-data', 'sos_commands/rpm/package-data', 'package-data'),
  large('dpkg', 'installed-debs', 'sos_commands/dpkg/dpkg_-l'),
  large('boot-list', 'sos_commands/boot/ls_-lanR_.boot', 'sos_commands/boot/ls_-alhZR_.boot'),
  one('grubby', 'sos_commands/grub2/grubby_--info_ALL', 'sos_commands/grub2/grubby*'),
];

const TIME: readonly DatumSpec[] = [
  one('date', 'sos_commands/date/date', 'date', 'sos_commands/general/date'),
  one('date-utc', 'sos_commands/date/date_--utc', 'sos_commands/general/date_--utc'),
  one('timedatectl', 'sos_commands/systemd/timedatectl', 'sos_commands/*/timedatectl*'),
  one('uptime', 'sos_commands/host/uptime', 'uptime', 'sos_commands/general/uptime'),
  one('proc-uptime', 'proc/uptime'),
  large('proc-stat', 'proc/stat'),
  one('list-boots', 'sos_commands/*/journalctl_--list-boots'),
  one('last', 'sos_commands/login/last_-x', 'sos_commands/login/last', 'last'),
  one('last-reboot', 'sos_commands/login/last_reboot', 'sos_commands/general/last_reboot'),
  one('last-shutdown', 'sos_commands/login/last_shutdown'),
];

const MACHINE: readonly DatumSpec[] = [
  one('hostname', 'sos_commands/host/hostname', 'hostname', 'sos_commands/general/hostname'),
  one('hostname-fqdn', 'sos_commands/host/hostname_-f', 'sos_commands/general/hostname_-f'),
  one('etc-hostname', 'etc/hostname'),
  one('hostnamectl', 'sos_commands/host/hostnamectl_status', 'sos_commands/*/hostnamectl*'),
  one('dmidecode', 'sos_commands/hardware/dmidecode', 'dmidecode'),
  one('dmi-vendor', 'sys/class/dmi/id/sys_vendor', 'sys/devices/virtual/dmi/id/sys_vendor'),
  one('dmi-product', 'sys/class/dmi/id/product_name', 'sys/devices/virtual/dmi/id/product_name'),
  one('dmi-bios-vendor', 'sys/class/dmi/id/bios_vendor', 'sys/devices/virtual/dmi/id/bios_vendor'),
  one('dmi-bios-version', 'sys/class/dmi/id/bios_version', 'sys/devices/virtual/dmi/id/bios_version'),
  one('dmi-bios-date', 'sys/class/dmi/id/bios_date', 'sys/devices/virtual/dmi/id/bios_date'),
  one('lscpu', 'sos_commands/processor/lscpu', 'sos_commands/hardware/lscpu'),
  large('cpuinfo', 'proc/cpuinfo'),
  one('meminfo', 'proc/meminfo'),
  one('free', 'sos_commands/memory/free', 'free', 'sos_commands/general/free'),
  large(
    'ps',
    'sos_commands/process/ps_auxwww',
    'ps',
    'sos_commands/process/ps_auxwwwm',
    'sos_commands/process/ps_aux*',
  ),
  large('ps-wchan', 'sos_commands/process/ps_axo_flags_state_*wchan*', 'sos_commands/process/ps_alxwww'),
  many('proc-stack', 'proc/*/stack'),
];

const CRASH: readonly DatumSpec[] = [
  one('kdump-conf', 'etc/kdump.conf'),
  one('kexec-crash-loaded', 'sys/kernel/kexec_crash_loaded'),
  one('kexec-crash-size', 'sys/kernel/kexec_crash_size'),
];

const RAID: readonly DatumSpec[] = [
  one('mdstat', 'proc/mdstat'),
  many('mdadm-detail', 'sos_commands/md/mdadm_-D_*', 'sos_commands/md/mdadm_--detail_*'),
  many('mdadm-examine', 'sos_commands/md/mdadm_-E_*', 'sos_commands/md/mdadm_--examine_*'),
  one('mdadm-conf', 'etc/mdadm.conf', 'etc/mdadm/mdadm.conf'),
];

const BOOT_MODE: readonly DatumSpec[] = [
  one('efibootmgr', 'sos_commands/boot/efibootmgr_-v', 'sos_commands/boot/efibootmgr*', 'efibootmgr'),
  one('mokutil', 'sos_commands/boot/mokutil_--sb-state', 'sos_commands/*/mokutil_--sb-state'),
  large(
    'sys-firmware',
    'sos_commands/boot/ls_-lanR_.sys.firmware',
    'sos_commands/boot/ls_-alhZR_.sys.firmware',
    'sos_commands/boot/ls_*_.sys.firmware',
  ),
  one('mounts', 'proc/mounts', 'proc/self/mounts', 'sos_commands/filesys/mount_-l', 'mount'),
  one('findmnt', 'sos_commands/filesys/findmnt'),
  one('netstat-s', 'sos_commands/networking/netstat_-s', 'netstat_-s'),
  one('df', 'sos_commands/filesys/df_-al_-x_autofs', 'sos_commands/filesys/df_-al', 'df'),
  one('fstab', 'etc/fstab'),
];

/** What only the system overview reads, beside the above. */
const OVERVIEW: readonly DatumSpec[] = [
  one('loadavg', 'proc/loadavg'),
  one('swaps', 'proc/swaps'),
  one('lsblk', 'sos_commands/block/lsblk', 'sos_commands/filesys/lsblk', 'sos_commands/devices/lsblk'),
  one('partitions', 'proc/partitions'),
  one('lsscsi', 'sos_commands/scsi/lsscsi', 'sos_commands/scsi/lsscsi_-i', 'sos_commands/hardware/lsscsi'),
  many('parted', 'sos_commands/block/parted_-s_*', 'sos_commands/filesys/parted_-s_*'),
  one(
    'df-inodes',
    'sos_commands/filesys/df_-ali_-x_autofs',
    'sos_commands/filesys/df_-ali',
    'sos_commands/filesys/df_-i*',
  ),
  one('pvs', 'sos_commands/lvm2/pvs_*', 'sos_commands/lvm2/pvs'),
  one('vgs', 'sos_commands/lvm2/vgs_*', 'sos_commands/lvm2/vgs'),
  one('lvs', 'sos_commands/lvm2/lvs_*', 'sos_commands/lvm2/lvs'),
  large(
    'multipath',
    'sos_commands/multipath/multipath_-ll',
    'sos_commands/devicemapper/multipath_-ll',
    'sos_commands/multipath/multipath_-l',
    'sos_commands/multipath/multipath_-v4_-ll',
    'sos_commands/devicemapper/multipath_-v4_-ll',
  ),
  large('ip-link', 'sos_commands/networking/ip_-s_-d_link', 'sos_commands/networking/ip_-s_link', 'ip_link'),
  large('ip-address', 'sos_commands/networking/ip_-d_address', 'sos_commands/networking/ip_address'),
  large('ip-addr', 'sos_commands/networking/ip_-o_addr', 'ip_addr'),
  // sos copies /proc/net, a link to the folder of its own process.
  one('net-dev', 'proc/net/dev', 'proc/self/net/dev', 'proc/*/net/dev'),
  many('ethtool', 'sos_commands/networking/ethtool_[!-]*'),
  many('ethtool-driver', 'sos_commands/networking/ethtool_-i_*'),
  many('bonding', 'proc/net/bonding/*', 'proc/self/net/bonding/*', 'proc/*/net/bonding/*'),
  many('team', 'sos_commands/teamd/teamdctl_*_state'),
  large(
    'routes',
    'sos_commands/networking/ip_route_show_table_all',
    'sos_commands/networking/ip_-4_route_show_table_all',
    'sos_commands/networking/route_-n',
    'route',
  ),
  one('resolv-conf', 'etc/resolv.conf'),
  one('failed-units', 'sos_commands/systemd/systemctl_list-units_--failed', 'sos_commands/systemd/systemctl_--failed*'),
  one('units', 'sos_commands/systemd/systemctl_list-units', 'sos_commands/systemd/systemctl_list-units_--all'),
  one('sestatus', 'sos_commands/selinux/sestatus', 'sos_commands/selinux/sestatus_-*', 'sestatus'),
  one('selinux-config', 'etc/selinux/config', 'etc/sysconfig/selinux'),
  one('tuned', 'sos_commands/tuned/tuned-adm_active'),
  one('chrony-tracking', 'sos_commands/chrony/chronyc_tracking', 'sos_commands/chrony/chronyc_-n_tracking'),
  one('ntpq', 'sos_commands/ntp/ntpq_-pn', 'sos_commands/ntp/ntpq_-p'),
  large('dpkg-log', 'var/log/dpkg.log'),
  one(
    'package-history',
    'sos_commands/dnf/dnf_history',
    'sos_commands/yum/yum_history',
    'sos_commands/packagemanager/*_history',
  ),
  one('sysctl-conf', 'etc/sysctl.conf'),
  many('sysctl-etc', 'etc/sysctl.d/*.conf'),
  many('sysctl-run', 'run/sysctl.d/*.conf'),
  many('sysctl-lib', 'usr/lib/sysctl.d/*.conf', 'lib/sysctl.d/*.conf'),
  one('file-nr', 'proc/sys/fs/file-nr'),
];

const SOS: readonly DatumSpec[] = [
  one('sos-version', 'version.txt'),
  large('sos-log', 'sos_logs/sos.log'),
  one('ui-log', 'sos_logs/ui.log'),
  large('manifest', 'sos_reports/manifest.json'),
];

/** Every datum the engine reads, once each. */
export const DATUM_SPECS: readonly DatumSpec[] = [
  ...KERNEL,
  ...RELEASE,
  ...PACKAGES,
  ...TIME,
  ...MACHINE,
  ...CRASH,
  ...RAID,
  ...BOOT_MODE,
  ...OVERVIEW,
  ...SOS,
];
