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
  blinking lit green active selected installed disabled blocked muted reachable paired online offline synced licensed activated expired locked assigned allowed shared full empty correct valid configured imported forwarded granted joined stopped started`.split(
    /\s+/,
  ),
)
export const FACT_QUESTION = /^(?:which|what|whats|who|whose|when|where|why|how)\b/
// "What's in the log?", "what happens if you boot without it?"
export const OUTPUT_ASKED =
  /\b(?:logs?|output|dmesg|syslog|event viewer|task manager|device manager)\b.*\b(?:say|show|tell|give)\b|\b(?:in|inside) the (?:\S+ )?logs?\b|^what (?:happens|do you (?:get|see)) (?:if|when|with) (?:you|i)\b|^what (?:does|do|did) (?:\S+ ){1,5}(?:say|show|tell|give|return|report|print)$/
export const DESCRIBES = /^(?:is|was|are|will|should|can|does|shows?|says?)$/
export const PASTING = /^(?:paste|post|copy|send|show|put|use)$/
export const NOWHERE =
  /^(?:pastebin\S*|paste\S*|link|links|url|here|there|output|outputs|result|results|channel|forum|reply|box|info|them|question|instead|gives|sites?|picture|screenshot|screenshots|image|http\S*|https)$/
export const ETIQUETTE =
  /\b(?:flood\w*|wiki|google|forum|thread|flag|flagged|off-?topic|registered with|mark (?:this|it) as|https?:\S+ while|undo link|(?:instructions|post|reply|message) above|re-?read|use (?:a |the )?paste\w*|is banned|(?:submit|open|file|raise|create) (?:a|an|the) (?:\S+ )?(?:ticket|bug|case|issue))\b|^(?:search|read|see|go|visit|wait|check) .*\b(?:https?|docs?|documentation|manual|guide|faq|factoid)\b|^(?:wait|note|leave|keep)\b/
// What a short question asks to be shown or looked at: "error log?", "inbox rule?", "cable?".
export const SHOWN =
  /\b(?:config\w*|conf|\S+\.(?:conf|cfg|ini|log|xml|json|plist|txt)|logs?|output|screenshot|settings?|report|dmesg|syslog|trace|status|state|permissions?|rules?|rights|dump|scan|exclusions?|leftovers?|records?|entries|cables?|signal|temperatures?|temps|leds?|lights?|event viewer|task manager|device manager|health|mappings?|tags?|restrictions?|polic(?:y|ies)|forwards?|queue)\b/
// "Does it also crash in safe mode?"
export const ELSEWHERE_ASKED =
  /^(?:do|does|did|is|are) (?:it|this|that|they|the \S+) (?:also |still |too )?(?:crash|freeze|hang|fail|happen|occur|drop|flicker|crashing|freezing|hanging|failing|happening|dropping|flickering|slow) (?:\S+ )?(?:in|on|with|without|when|under|from|over|if)\b/
/** A whole sentence, no noun with its state. */
export const SAYS = /\b(?:do|does|did|is|are|was|were|can|will|would|has|have|had|so|but)\b/
// "other cable?", "safe mode?", "a new profile?"
export const ALTERNATIVE =
  /^(?:(?:with|on|in|over|via|from|and|same|does|is it|what about) )*(?:an? |the )?(?:other|another|different|new|fresh|spare|second|older|previous|clean|live|safe|private|incognito|wired)\b(?! (?:in|on|with|to)\b)/
// "driver version?", "intel or nvidia?"
export const FACT_NOUN =
  /\b(?:versions?|release|model|brand|make|distro|edition|type|kind|size|which|what|how|who|why|or not|desktop or|(?:\S+) or (?:\S+)$|since when|new (?:version|release|hardware))\b|^(?:\S+ )?or \S+/
export const NEGATED = /^(?:don't (?!forget)|never|not|do not|avoid|no need)\b/

// In front of an object, any other word is an order: "revoke the session", "exempt it".
export const NO_ORDER =
  /^(?:is|are|was|were|be|been|am|do|does|did|has|have|had|will|would|can|could|may|might|must|shall|should|not|no|nor|and|or|but|so|if|then|than|as|of|in|on|at|to|for|from|with|by|into|onto|out|up|down|off|over|about|after|before|while|when|where|what|which|who|whose|how|why|not|here|there|this|that|these|those|it|its|i|you|he|she|they|we|my|your|his|her|our|their|the|a|an|some|any|all|each|every|both|either|neither|many|much|more|most|other|only|own|same|too|very|just|now|like|unlike|think|guess|hope|believe|bet|mean|know|say|said|tell|sorry|probably|got|get|let|since|because|until|unless|though|although|during|without|within|upon|per|via|against|between|under|behind|above|below|near|through|across|around|along|want|need|love|hate|wish|understand|remember|doubt|assume|suppose|imagine|seem|sound|feel|happen|depend|even|thank|yes|yeah|ok|okay|hm+|oh|ah|wow|lol|haha|btw|imo|afaik|once|twice|half|not|never|always|maybe|perhaps|also|still|again|anyway|meanwhile|except|besides|instead|despite|due|given|that's|what's|it's|make|give|have|keep|leave|wait|note|read|see|go|ask|contact|call|take|show|tell|send|say|bring|blame|enjoy|expect|find|forgive|pardon|excuse|appreciate|consider|recommend|suggest|wonder|mind|care|matter|add|us|me|him|them|cause|worth|such|rather|quite|almost|nearly|barely|hardly|whatever|whichever|wherever|whenever|however|whether|therefore|hence|thus|moreover|furthermore|otherwise|additionally|somehow|sometimes|somewhat|often|today|yesterday|tomorrow|tonight|alas|unlike|similar|another|become|begin|finish|continue|buy|pay|sell|order|good|great|nice|cool|fine|bad|right|wrong|true|sure|well|please)$/
const OBJECT =
  /^(?:the|your|a|an|it|this|that|those|these|all|both|any|one|them|its|his|her|their|everything)$/

/** Whether a statement orders something with a verb that no list knows. */
export const isOrder = (word: string, next: string): boolean =>
  OBJECT.test(next) && /^[a-z-]{3,}$/.test(word) && !/(?:ly|ing|ed|[^s]s)$/.test(word) && !NO_ORDER.test(word)
