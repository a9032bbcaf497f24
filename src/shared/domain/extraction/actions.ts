import type { StepKind } from './types.ts'

export type Action = {
  lemma: string
  kind: StepKind
  /** Only leads to the place where something is done: never a step of its own beside another. */
  leads: boolean
}
export type Forms = { action: Action; base: boolean; past: boolean; ing: boolean }

const FIXES = `reboot restart reinstall install uninstall remove delete update upgrade downgrade roll rollback reset disable
  enable turn switch change set adjust configure reconfigure edit add re-add readd move rename replace swap unplug plug
  replug reseat clean clear flush purge format reformat repair rebuild recreate re-create create restore revert undo
  download copy unmount remount mount umount burn flash kill stop start relaunch blacklist whitelist unblock block
  exclude allow grant chmod chown remap reassign connect disconnect reconnect pair unpair assign
  register re-register unregister enrol enroll re-enroll cycle wipe modify put force load unload bind release renew
  patch apply tweak raise lower increase decrease uncheck untick tick sync resync migrate rejoin join re-join unjoin
  refresh empty extend compact re-do defragment defrag reimage image redo rewrite reflash deploy redeploy push attach detach
  recycle unlock lock shutdown shut hardcode append insert comment uncomment substitute bypass reduce shorten
  overwrite erase deactivate activate reactivate reauthenticate relog re-login repoint whitelist resize upload promote
  demote seize tighten wire rewire crimp dust thaw pause resume suspend cancel power forget
  take pull forward revoke exempt authorise authorize reauthorise reauthorize shrink expand convert encode escape
  link symlink unlink point map unmap share unshare import export whitelist blocklist trust permit deny flip toggle
  compile partition write transfer relocate reformat reassign reactivate reinsert re-insert reenter re-enter retype
  bridge bump cut hide unhide mute unmute pin unpin tune untag tag`

const CHECKS = `check recheck test retest verify confirm ping run inspect paste show post scan list trace traceroute nslookup
  compare monitor measure diagnose examine review submit reproduce telnet boot reboot-into debug dump log query probe
  benchmark capture sniff analyse analyze print examine visit browse double-check doublecheck look grep cat isolate
  memtest rerun re-run repeat borrow watch observe listen count step-through bisect`

const LEADS = `open go click select choose scroll type press enter navigate find search locate view see read tell close send
  hold launch pick expand highlight right-click double-click tap hit note follow wait leave keep give provide ensure
  log sign save mark quit exit input execute start`

const LEADING_FIXES = 'log sign start close'

const IRREGULAR_PASTS: Record<string, string> = {
  run: 'ran',
  put: 'put',
  set: 'set',
  reset: 'reset',
  shut: 'shut',
  find: 'found',
  see: 'saw seen',
  read: 'read',
  send: 'sent',
  give: 'gave given',
  hold: 'held',
  rebuild: 'rebuilt',
  redo: 'redid redone',
  're-do': 're-did re-done',
  undo: 'undid undone',
  choose: 'chose chosen',
  rewrite: 'rewrote rewritten',
  overwrite: 'overwrote overwritten',
  go: 'went gone',
  leave: 'left',
  keep: 'kept',
  tell: 'told',
  log: 'logged',
  quit: 'quit',
  hit: 'hit',
  bind: 'bound',
  swap: 'swapped',
  show: 'shown',
  take: 'took taken',
  write: 'wrote written',
  cut: 'cut',
  rerun: 'reran',
  're-run': 're-ran',
}

const FORMS = new Map<string, Forms>()

const doubled = (base: string) => (/[^aeiou][aeiou][bdglmnprt]$/.test(base) ? base + base.at(-1) : null)

function learn(base: string, action: Action) {
  const note = (form: string, as: Partial<Forms>) => {
    const known = FORMS.get(form) ?? { action, base: false, past: false, ing: false }
    FORMS.set(form, { ...known, ...as })
  }
  const soft = base.endsWith('e') ? base.slice(0, -1) : base
  note(base, { base: true })
  const irregular = IRREGULAR_PASTS[base]
  for (const past of irregular?.split(' ') ?? []) note(past, { past: true })
  if (!irregular) note(/[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${soft}ed`, { past: true })
  note(`${soft}ing`, { ing: true })
  const twice = doubled(base)
  if (twice) {
    note(`${twice}ing`, { ing: true })
    if (!irregular) note(`${twice}ed`, { past: true })
  }
}

const verbs = (list: string) => list.trim().split(/\s+/)
for (const base of verbs(FIXES)) learn(base, { lemma: base, kind: 'fix', leads: false })
for (const base of verbs(CHECKS)) learn(base, { lemma: base, kind: 'check', leads: false })
for (const base of verbs(LEADS)) {
  if (!FORMS.has(base) || verbs(LEADING_FIXES).includes(base)) {
    learn(base, { lemma: base, kind: 'check', leads: true })
  }
}

// "Hot-swapped", "power-cycle".
const HOW = /^(?:hot|cold|hard|soft|force|power|cross)-/

/** What a word does as a verb of repair or diagnosis, undefined for any other word. */
export const actionForms = (word: string | undefined): Forms | undefined =>
  word === undefined
    ? undefined
    : (FORMS.get(word) ?? (word.includes('-') ? FORMS.get(word.replace(HOW, '')) : undefined))

const COMMANDS = new Set(
  `sudo apt apt-get aptitude dpkg yum dnf pacman snap brew lspci lsusb lsmod lsblk dmesg ifconfig iwconfig iwlist iwpriv
  ip ipconfig netsh netstat ss ping tracert traceroute pathping nslookup dig arp route curl wget telnet ssh nc nmap
  cat ls grep tail head less df du top ps free uname modprobe rmmod insmod rfkill mount umount fsck smartctl
  systemctl journalctl service chkconfig glxinfo xrandr gpupdate gpresult sfc dism chkdsk bcdedit diskpart
  ipconfig/flushdns msconfig regedit regsvr32 certutil dsregcmd w32tm repadmin dcdiag nltest klist setspn vssadmin
  wbadmin powercfg tasklist taskkill winget choco wmic robocopy icacls takeown scutil networksetup launchctl diskutil
  kubectl docker git npm pip chmod chown vncserver alsamixer update-grub dpkg-reconfigure showmount exportfs mv cp rm ln sed
  iperf iperf3 xinput xset setxkbmap reagentc gsettings dconf dd lshw inxi hwinfo lsof strace vmstat iostat htop glxgears aplay
  arecord amixer pactl pavucontrol pacmd udevadm parted fdisk gparted blkid e2fsck testdisk ddrescue memtest memtest86 hdparm
  efibootmgr grub-install grub-mkconfig boot-repair update-initramfs update-manager do-release-upgrade add-apt-repository startx
  lpstat lpinfo lpadmin cupsenable nmcli nmtui wpa_supplicant dhclient dhcpcd resolvectl systemd-resolve ethtool mii-tool tcpdump
  wireshark tshark mtr iptables ufw firewall-cmd passwd usermod getent testparm smbclient smbpasswd rpcinfo rsync scp crontab
  nano gedit gksudo gksu kdesudo killall lsb_release hostnamectl timedatectl ntpdate hwclock swapon mkfs mdadm zpool
  sensors nvidia-smi nvidia-settings nvidia-xconfig jockey-gtk ubuntu-drivers aticonfig fglrxinfo apt-cache apt-file apt-key xdpyinfo
  pnputil driverquery wevtutil perfmon resmon msinfo32 winver slmgr net nbtstat getmac quser qwinsta logoff gpedit rsop fsutil
  ntdsutil csvde dcpromo esxcli defrag cipher fltmc auditpol iisreset appcmd csrutil softwareupdate spctl tmutil nvram pmset
  diag zpool zfs hdiutil fsck_hfs fsck_apfs ntfsfix photorec smbstatus pdbedit lpoptions cupsctl cscript diskspd refsutil mountvol
  arping fping resolvconf bluetoothctl pactl wpctl iwlist rtcwake dmidecode mokutil apachectl nginx certbot openssl
  psql mysql mysqladmin mysqldump sqlcmd redis-cli crictl helm virsh lxc qm pct asterisk fwconsole`
    .trim()
    .split(/\s+/),
)

const CMDLET =
  /^(?:get|set|test|remove|new|add|start|stop|restart|reset|enable|disable|update|resolve|clear|repair|export|import|install|uninstall|invoke|move|search|connect|disconnect|mount|dismount|register|unregister|suspend|resume|revoke|optimize|format|resize|request|unblock|trace)-[a-z]{4,}$/

/** Whether the word is a command that one types. */
export const isCommand = (word: string | undefined): boolean =>
  word !== undefined && (COMMANDS.has(word) || (word.includes('-') && CMDLET.test(word)))

// Words that also mean something else.
const AMBIGUOUS = new Set(
  'ip top free service cat mount route host head tail less set arp net sensors cipher defrag'.split(' '),
)

/** The command that a statement names, null when it names none. */
export const commandNamed = (words: readonly string[]): string | null =>
  words.find(word => word !== 'sudo' && isCommand(word) && !AMBIGUOUS.has(word)) ?? null

const CHANGING = new Set(
  `apt apt-get aptitude dpkg yum dnf pacman snap brew modprobe rmmod insmod mount umount service chmod chown regsvr32
  taskkill winget choco gpupdate sfc dism chkdsk update-grub dpkg-reconfigure rfkill pip npm mv cp rm ln sed gsettings
  grub-install boot-repair update-initramfs do-release-upgrade add-apt-repository lpadmin cupsenable dhclient iptables passwd
  usermod killall exportfs ntpdate nvidia-xconfig jockey-gtk iisreset logoff slmgr pnputil e2fsck fsck_hfs ntfsfix lpoptions cupsctl bluetoothctl`.split(
    /\s+/,
  ),
)

/** Whether a typed command changes something: "apt-get install", not "lspci". */
export function commandKind(words: readonly string[]): StepKind {
  const [first = '', second = '', third = ''] = words[0] === 'sudo' ? words.slice(1) : words
  if (CMDLET.test(first) && !/^(?:get|test|resolve|search|trace|export)-/.test(first)) return 'fix'
  if (first === 'ifconfig' || first === 'ip' || first === 'netsh' || first === 'systemctl')
    return /^(?:up|down|restart|start|stop|enable|disable|reset|set)$/.test(second) ||
      /^(?:up|down|reset|set)$/.test(third)
      ? 'fix'
      : 'check'
  return CHANGING.has(first) ? 'fix' : 'check'
}
