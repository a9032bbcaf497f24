// The words by which people suggest something.

export const FILLERS = new Set(
  `ok okay k well and then also so now first second third next please just maybe perhaps or but hmm oh hi hello hey
  alternatively otherwise instead finally lastly simply again possibly at least still to yes right i'd kindly
  no quick afterwards after that once done sorry actually anyway`.split(/\s+/),
)
export const MODALS = new Set(
  `should could can might may must need have would want ought'd gotta shall had`.split(/\s+/),
)
export const ADVERBS = new Set(
  `also just please try to then first always simply still probably maybe really even have be able want be better
  need might well go ahead and quickly kindly both either at least already ever actually you`.split(/\s+/),
)
export const TRIAL_NOUNS =
  /^(?:another|a|an|the|different|it|that|this|with|without|using|in|on|from|some|your|one|via|safe|doing|both)$/
export const ANSWERABLE = new Set(
  `see get say show prompt work happen appear respond light ping boot connect connected plugged enabled running listed
  detected visible open load turned set mounted login log ask print start display recognize recognise checked ticked
  blinking lit green active selected installed disabled blocked muted reachable paired online offline synced licensed activated expired locked`.split(
    /\s+/,
  ),
)
export const FACT_QUESTION = /^(?:which|what|whats|who|whose|when|where|why|how)\b/
export const DESCRIBES = /^(?:is|was|are|will|should|can|does|shows?|and|to|the|says?)$/
export const PASTING = /^(?:paste|post|copy|send|show|put|use)$/
export const NOWHERE =
  /^(?:pastebin\S*|paste\S*|link|links|url|here|there|output|outputs|result|results|channel|forum|reply|box|info|them|question|instead|gives|sites?|picture|screenshot|screenshots|image|http\S*|https)$/
export const ETIQUETTE =
  /\b(?:flood\w*|wiki|google|forum|thread|flag|flagged|off-?topic|registered with|mark (?:this|it) as|https?:\S+ while)\b|^(?:search|read|see|go|visit|wait) .*\b(?:https?|docs?|documentation|manual|guide|faq|factoid)\b|^(?:wait|note|leave|keep)\b/
export const CONFIG =
  /\b(?:config\w*|conf|\S+\.(?:conf|cfg|ini|log|xml|json|plist|txt)|logs?|output|screenshot|settings|report|dmesg|syslog)\b/
export const NEGATED = /^(?:don't (?!forget)|never|not|do not|avoid|no need)\b/
