/*
 * Names that the words around them tell in lines of logs. An article's sentence must not tell one: only log lines are looked at.
 */

/** The host column of a syslog line. */
const SYSLOG_HOST = /^(?:[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S+) ([A-Za-z0-9][\w.-]*) \S+?:/;

const NETWORK_HOSTS = [
  /\bnfs: server ([A-Za-z][\w.-]{1,62}) (?:not responding|OK\b|timed out)/g,
  /(?<![^\s"'=(])\/\/([A-Za-z][\w.-]{1,62})\//g,
  /\b(?:rhost|host|hostname|peer|node)=([A-Za-z][\w.-]{2,62})(?![\w.-])/g,
];

/**
 * A full name of a host: its last label is one that names end in. Two letters alone also end files and modules (x.sh, y.so),
 * so that a country's needs two labels before it. In a URL it stands after the two slashes, or after an account.
 */
const FULL_NAME =
  /(?:(?<![\w.@/-])|(?<=:\/\/)|(?<=:\/\/[^\s/@]{1,80}@))((?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}(?:com|net|org|edu|gov|mil|info|biz|local|lan|internal|intra|corp|localdomain|example)|(?:[a-z0-9][a-z0-9-]{0,62}\.){2,5}(?:jp|kr|cn|tw|sg|in|au|nz|uk|de|fr|nl|be|ch|at|it|es|se|no|fi|dk|pl|eu|us|ca|br|ru))(?![\w-]|\.\w)/gi;
/** Names that say nothing of a customer: vendors, projects, and a file that only looks like a name. */
const PUBLIC =
  /(?:^|\.)(?:redhat\.com|fedoraproject\.org|centos\.org|rockylinux\.org|almalinux\.org|oracle\.com|suse\.com|opensuse\.org|debian\.org|ubuntu\.com|canonical\.com|kernel\.org|gnu\.org|github\.com|freedesktop\.org|w3\.org|apache\.org|python\.org|ntp\.org|intel\.com|ieee\.org)$|^rc\.local$/i;

const USERS = [
  /(?:\buser=|\bUSER=|\bfor user |\bof user |\binvalid user )([a-z_][\w-]{1,31})\b/g,
  /\b(?:Accepted|Failed) \S{1,40} for (?!invalid\b)([a-z_][\w-]{1,31}) from\b/g,
  /\bsudo(?:\[\d+\])?: {1,8}([a-z_][\w-]{1,31}) : /g,
  /\b(?:logname|ruser|acct)="?([a-z_][\w-]{1,31})\b/g,
];

/** Accounts that every system or product has: replacing them tells nothing, and their names are those of packages and services. */
const SERVICES = new Set(
  'root bin daemon adm lp sync shutdown halt mail operator games ftp nobody dbus polkitd sshd postfix chrony ntp rpc rpcuser nfsnobody tss avahi gdm colord rtkit pulse apache nginx httpd www-data mysql mariadb postgres oracle grid named dhcpd squid tomcat haproxy zabbix nagios sssd unbound libstoragemgmt abrt saslauth systemd qemu libvirt radvd geoclue setroubleshoot usbmuxd pcp redis mongod elasticsearch kafka jboss wildfly hacluster pesign cockpit-ws insights syslog messagebus ldap nslcd tcpdump dnsmasq memcached rabbitmq etcd kube containers podman gluster ceph ovirt vdsm foreman puppet ansible jenkins git unknown invalid the user admin test guest'.split(
    ' ',
  ),
);

const captured = (texts: readonly string[], patterns: readonly RegExp[]): string[] => [
  ...new Set(
    texts.flatMap((text) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
  ),
];

/** Whether an account is of a person, as far as its name can tell. */
export const isPersonal = (user: string): boolean => !SERVICES.has(user) && !/^systemd-|^_|^\d+$/.test(user);

/** Hosts, short or with their domain: syslog's column, servers of file systems, full names. */
export const loggedHosts = (lines: readonly string[]): string[] => [
  ...lines.map((line) => SYSLOG_HOST.exec(line)?.[1] ?? ''),
  ...captured(lines, NETWORK_HOSTS),
  ...captured(lines, [FULL_NAME]).filter((name) => !PUBLIC.test(name)),
];

/** Accounts of persons. */
export const loggedUsers = (lines: readonly string[]): string[] => captured(lines, USERS).filter(isPersonal);
