const list = (names: string) => new Set(names.trim().split(/\s+/))

/** Names of systems, vendors and programs, in lower case: what a version or a model stands beside. */
const PRODUCTS = list(`
  windows win win7 win10 win11 win2k server ubuntu kubuntu xubuntu lubuntu debian fedora centos rhel redhat suse opensuse mint arch
  gentoo slackware raspbian linux macos osx mac os-x ios ipados android chromeos freebsd openbsd solaris esxi vmware vsphere vcenter
  hyper-v hyperv virtualbox proxmox citrix xenserver docker kubernetes aws azure xp vista
  firefox ff chrome chromium edge safari opera brave explorer ie thunderbird tb outlook office o365 m365 exchange
  teams onedrive sharepoint excel word powerpoint access skype zoom slack gmail yahoo hotmail gmx imap pop3 smtp
  quickbooks sage sap sql mysql mariadb postgres postgresql oracle mongodb apache nginx iis tomcat php java dotnet
  .net powershell autodesk autocad adobe acrobat reader photoshop veeam acronis backupexec synology qnap
  norton mcafee avast avg kaspersky bitdefender panda sophos eset nod32 malwarebytes defender webroot trendmicro symantec crowdstrike
  f-secure sentinelone fortinet fortigate forticlient sonicwall sonicos cisco anyconnect meraki juniper mikrotik ubiquiti unifi
  netgear linksys tp-link dlink d-link zyxel draytek asus acer dell hp hewlett lenovo thinkpad ideapad inspiron latitude
  optiplex precision xps toshiba satellite sony vaio samsung lg apple macbook imac iphone ipad pixel surface gigabyte msi
  nvidia geforce gtx rtx quadro amd ati radeon ryzen intel xeon celeron pentium i3 i5 i7 i9 atheros broadcom realtek
  ralink logitech epson canon brother xerox ricoh kyocera zebra lexmark konica
  openvpn wireguard globalprotect pfsense opnsense samba smb nfs cups active entra okta duo
  gnome kde unity xfce mate x11 xorg wayland grub systemd pulseaudio alsa vnc tightvnc tightvncserver realvnc teamviewer anydesk rdp
  dapper edgy feisty gutsy hardy intrepid jaunty karmic lucid maverick natty oneiric precise quantal raring saucy trusty
  utopic vivid wily xenial yakkety zesty artful bionic cosmic disco eoan focal groovy hirsute impish jammy noble sarge etch lenny
  squeeze wheezy jessie stretch buster bullseye bookworm leopard lion yosemite catalina mojave sierra monterey ventura sonoma
  compiz beryl ndiswrapper madwifi fglrx nouveau synaptic amarok totem mplayer vlc evolution pidgin wubi unetbootin flash dkms
  lamp phpmyadmin proftpd vsftpd postfix dovecot squid ufw kvm qemu nautilus lightdm gdm kdm bcm43xx ipw2200 via sis matrox
  soundblaster audigy compaq gateway medion fujitsu emachines belkin edimax huawei zte nokia htc motorola blackberry kindle
  maxtor seagate kingston sandisk corsair comcast btinternet aol att verizon sbcglobal icloud live sky earthlink yandex protonmail
  zoho talktalk rogers optonline t-online strato ionos godaddy fastmail comodo zonealarm adguard ublock adblock noscript
  lastpass bitwarden roboform ghostery expressvpn nordvpn surfshark fritz!box fritzbox speedport airport
  asterisk freepbx 3cx mikrotik truenas freenas omv raspberry hikvision dahua paxton axis deco orbi eero aruba ruckus watchguard barracuda
  mimecast netapp nextcloud owncloud webex ringcentral mitel avaya yealink polycom snom grandstream jabber discord mullvad
  littlesnitch dymo verifone ingenico lightspeed moneris datev navision dynamics xero elastix opensips bitlocker filevault
  citrix fslogix intune autopilot sccm jamf cpanel plesk wordpress steam wine netplan networkmanager wicd
`)

const KINDS =
  list(`antivirus anti-virus firewall vpn proxy router modem switch laptop desktop workstation vm lcd monitor printer
  dock docking raid nas bios uefi driver drivers firmware authentication 2fa mfa partition partitions wep wpa wpa2 esr lts wired dsl pppoe fiber fibre dhcp static dual-boot livecd
  eth0 eth1 ath0 ra0 pbx sip voip subnet vlan netbook ssd hdd`)

/** Names that say nothing by themselves: "server", "access", "word". */
const COMMON = list(
  'server access word reader surface precision active teams explorer edge unity mate steam duo win tb ff sage opera brave mint arch panda exchange office satellite apple slack zoom smtp imap os linux teams windows java sql precise disco focal lion cosmic noble stretch edgy hardy buster gateway live sky via flash evolution sierra squid rogers orange lamp airport',
)

export const isProduct = (word: string) => PRODUCTS.has(word)
export const isTellingProduct = (word: string) => PRODUCTS.has(word) && !COMMON.has(word)
export const isKindOfThing = (word: string) => KINDS.has(word)
