/** How people who are no technicians tell their trouble, by the flow that has to come first. */
export const TROUBLE: Record<string, [string, string]> = {
  'outlook-password-prompts': [
    'Since this morning a window pops up in Outlook wanting my login, I type it and a second later it is there again. In the browser I can read my messages.',
    'Outlook on my desk machine wants me to log in every two minutes. I put in what I always use, it vanishes and returns.',
  ],
  'mail-bounces': [
    'Everything we send to one supplier comes straight back to us, with a note saying the remote server rejected the message',
    'An order I emailed to Sweden was returned with a long English report, the recipient says nothing ever reached him',
  ],
  'vpn-does-not-connect': [
    'I am at home and cannot get into the company tunnel, it sits at connecting and then times out',
    'Our sales rep sits in a hotel and his connection to the company fails with error 809',
  ],
  'desk-no-internet': [
    'Anna moved to another desk and her PC shows a globe instead of the network symbol; her neighbours are all online',
    'After the cleaning crew was here, reception has no network, everyone around her is fine. It says the cable is unplugged',
  ],
  'site-offline': [
    'The Leeds branch is dark: nobody there can browse or phone, and their firewall stopped answering our pings',
    'All of our Bristol office is down, telephones included, since the digger outside hit something',
  ],
  'wifi-slow-or-drops': [
    'In the meeting room laptops keep falling off the wireless, and when they are on it crawls',
    'Tablets in the warehouse lose their connection behind the racks and the wireless bar shows one dot',
  ],
  'printer-does-not-print': [
    'I sent a letter to the copier on the second floor and no paper comes out, the jobs pile up',
    'Delivery notes do not come out since lunch, the queue shows seventeen documents waiting',
  ],
  'account-locked-out': [
    'Windows refuses me at my computer, it says my account has been locked. Yesterday you released it and now it is shut again',
    'I mistyped my password a few times after the holidays and Windows will not let me try any more, it talks of a locked account',
  ],
  'mfa-lost-phone': [
    'My mobile was stolen on the train and now I cannot confirm the sign-in with the app',
    'I dropped my phone in the lake, and Microsoft 365 wants a number from the app on it',
  ],
  'dns-name-not-resolved': [
    'Chrome says the address of our intranet could not be found, but typing the IP number opens it',
    'Inside the office our website is unknown to the browser, server not found; on mobile data it loads',
  ],
  'slow-computer': [
    'My laptop crawls, opening Excel takes five minutes and the fan howls',
    'Typing lags, the pointer stutters and programs say Not Responding the whole day on my desktop',
  ],
  'file-share-access-denied': [
    'Marie from accounts gets no permission when she opens the Projects folder on drive P, her colleague gets in',
    'New intern cannot get into the marketing directory on the shared drive, Windows says you do not have permission',
  ],
  'backup-failed': [
    'The Veeam job of last night ended in red, the most recent restore point is from Thursday',
    'The report mail says that shadow copy creation did not succeed and nothing was saved last night for the ERP machine',
  ],
  'lob-database-not-found': [
    'Our bookkeeping package opens with a message about not reaching the SQL server on three machines',
    'Warehouse program will not start: could not open a connection to SQL, error 26',
  ],
  'server-disk-full': [
    'Monitoring alarm: drive D of the file server has only 200 MB left',
    'Users cannot save because the volume on the server ran out of space',
  ],
  'teams-audio': [
    'In video meetings people tell me that I am silent although my headset is plugged in',
    'My voice breaks up when I am in a Teams call, they say I sound like a robot underwater',
  ],
  'rds-slow-logon': [
    'Signing in on the terminal server takes six minutes, it sits at Applying policy and then the screen is black',
    'Colleagues stare at "Please wait for the User Profile Service" for ages when opening their remote session',
  ],
}

/** What a helpdesk is asked as well, and no flow is for. */
export const NO_TROUBLE = [
  'Please order a new keyboard and a mouse for Anna Berg, starting Monday',
  'Can you add our new colleague to the newsletter list?',
  'We would like a quote for ten notebooks',
  'When is the next maintenance window?',
  'The coffee machine in the kitchen leaks',
  'Please install Adobe Acrobat on the computer of Mr Wood',
  'Excel formula gives #REF in the budget sheet',
  'Our invoice from you has a wrong address',
  'Could you rename the shared calendar of the team',
  'The monitor flickers on my second screen',
  'Need a new user account created for Tom who starts next week',
  'The lift on the third floor is stuck',
  'Can we get a price for more licences of Photoshop?',
  'Please forward the phone of Miss Lee to the front desk from Friday',
  'I cannot find the template for offers in Word',
  'New starter on the 1st: laptop, phone and chair please',
  'How do I freeze the top row in a spreadsheet?',
  'Is the firewall rule for the new camera in place?',
  '',
  '打印机不工作',
]
