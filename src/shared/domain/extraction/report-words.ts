// The words by which people tell what they did, will do or will not do.

export const SUBJECT = /^(?:i|we|i've|we've|i'd|he|she|they|user|users|client|customer|he's|she's|they've)$/
export const SKIPPED =
  /^(?:and|so|then|ok|okay|well|also|now|yes|no|but|just|already|have|has|had|even|first|finally|again|actually|the|did|next|or|after|before|since|when|if|not|only|both|unfortunately|however|sure|right|anyway|later|today|yesterday|hi|hello|previously|recently|simply|still|manually|completely|fully|successfully|to|was|were|able|myself|once|twice|quickly|been|got|i'm|power|factory|hard|soft|cold|force|double)$/
export const AGAIN =
  /\b(?:(?:did|done|tried|doing|trying|ran) (?:that|this|it|so|them|both|all|your|what you)|(?:i|i'm|am) doing$|(?:that|it|this) (?:is|was) done|as (?:you )?(?:suggested|instructed|said|recommended|asked)|what you (?:recommended|suggested|said|asked)|followed (?:your|the|those|these|my)|same (?:result|thing|error|problem|issue) (?:with|after|on|in|when))\b|^(?:(?:ok|yes|and) )*(?:(?:all )?done\b|(?:off|out|set|enabled|disabled|unplugged) now\b|(?:it|that|this|they|those) (?:was|were) (?:\S+ ){1,2}already$|(?:it|that|they)(?:'s| is| are| was) (?:already|done|off now|on now)\b|(?:is |was )?already (?:off|on|set|done|enabled|disabled|unticked|ticked|up to date|the latest)\b|(?:\S+ ){1,3}done(?: as well| too| now)?$)/
export const DECLINED =
  /\b(?:(?:can't|couldn't|could not|unable to|not able to|don't want to|won't|wouldn't|rather not|would not|hate to|haven't|have not|didn't|did not|never|can not|don't know how to|afraid|instead of|don't have) (?:\S+ ){0,3}?)/
export const OWN_REFUSAL =
  /^(?:\S+ ){0,3}?(?:(?:i|we|user|client|they|he|she) (?:\S+ ){0,2}?(?:can't|couldn't|won't|wouldn't|don't|haven't|didn't|never|am not|hate|will not|could not|have no|am afraid|rather not)|unable to|not able to)\b/
export const PLANNED =
  /^(?:(?:so|ok|okay|then|and|but|well|now|maybe|perhaps|think) )*(?:(?:i|we)(?:'ll| will| shall| could| may| might| am going to| should| would| plan to| guess i)|i'm (?:going|gonna|about|thinking|considering|contemplating)|going to|gonna|will|let me|should (?:i|we)|shall (?:i|we)|can i|could i|do i|would it (?:help|be)|do you think|thinking (?:of|about)|am (?:still )?(?:contemplating|thinking))\b/
// Asks for more, plans nothing; and to call for help is no step.
export const ELSE_ASKED =
  /\b(?:anything|something|what|nothing) (?:else|more)\b|\b(?:submit|open|file|raise|create) (?:a|an|the) (?:\S+ )?(?:ticket|bug|case|issue)\b/
export const TRIED = /^(?:tried|trying|attempted|attempting|tested|testing)$/
export const ADVICE = /^(?:method|suggestion|suggestions|advice|instructions|recommendation)$/
// Shows the trouble rather than going after it.
export const DEMONSTRATES = /^(?:run|launch|open|start|connect|print|boot|use|play|load)$/
// How things came to be, unless it is said that it was tried.
export const SETS_UP =
  /^(?:install|download|create|configure|connect|set|update|upgrade|change|switch|register|deploy|copy|mount|format|add)$/
export const STATIVE =
  /\b(?:by default|is set|are set|was set|is configured|is installed|are installed|is enabled|is disabled|is connected|is plugged|are connected)\b/
export const NOMINAL =
  /\b(?:safe mode|clean boot|troubleshoot(?:ing)? mode|incognito|private (?:window|mode|browsing)|(?:other|another|different|second|new|fresh|clean|spare) (?:\S+ )?(?:browser|computer|pc|laptop|machine|device|phone|port|cable|account|profile|os|system|user|network|printer|client|install|installation|reinstall|drive|monitor|switch|adapter|app|program|mailbox))\b/
export const ELSEWHERE =
  /\b(?:works|worked|work (?=\S+ (?:on|in)|when)|ok|okay|fine|same (?:problem|issue|error|thing|result|behaviou?r)|fails|failed|happens) (?:too |also |just fine |\w+ )?(?:with|on|under|in|from|using|via|when using|when logging|when signing) (?!the (?:middle|end|morning)|my own|time|order|this|that|it\b)|\b(?:connects?|boots?|prints?|loads?|runs?|opens?|plays?) (?:\w+ )?(?:on|in|under|with|from) (?:\w+ )?(?:another|other|windows|linux|mac|macos|xp|vista|chrome|edge|firefox|ie|internet explorer|ubuntu|android|iphone)\b/
export const LOGS =
  /\b(?:logs?|event viewer|console|device manager|task manager)\b.*\b(?:reveals?|shows?|says?|clean|nothing|empty|full of)\b/
// "after connecting" and "after reviewing it" only say when.
export const LEADS_IN = /^(?:connect|review|check|update|upgrade|look|run|boot|set|change|test)$/
export const RESULT =
  /\b(?:work|works|worked|working|fine|ok|okay|same|still|fail|fails|failed|help|helped|no|nothing|crash|crashes|doesn't|don't|didn't|can't|error|too|gets|makes|brings|gives|solves|solved|fixes|fixed|changes|changed)\b/
// Ordinary history, told as often as a try.
export const HISTORY =
  /^(?:see|go|read|find|tell|leave|keep|get|start|send|give|hold|follow|note|search|upload|push|type|list|show|sign|enter|close|click|quit|exit|paste|post|print|create|save|browse|visit|comment|copy|locate|insert|download)$/
// Said alone, these tell how something is.
export const DESCRIBES_STATE =
  /^(?:enable|disable|install|set|configure|assign|list|mount|lock|attach|allow|block|log)$/
// Without a subject these tell a state, however much follows.
export const STATE = /^(?:connect|wire|lock|block|attach|mount)$/

export const STANDS = /^(?:tick|untick|uncheck|exclude|whitelist|add|power)$/

/** Says in answer to a suggestion that it is not, or not yet, possible. */
export const REFUSES =
  /\b(?:there is no such|in a (?:meeting|call)|on a call|can't be (?:done|turned|changed|removed|restarted|disabled|stopped)|needs? (?:approval|permission)|(?:has|have) to wait|no (?!sound|picture|signal|internet|connection|network|access|luck|image|tone|change)\S+ (?:here|at hand|in stock)|(?:i|we) (?:have |got )+no (?!sound|picture|signal|internet|connection|network|access|luck|image|tone|change|idea)\S+$|(?:only|just) (?:have|got|own) (?:the )?(?:one|that|this)|only allowed|(?:i'm|we're|am|are) not (?:on site|in|at|there|near|on)\b|not (?:on site|from here|at my desk|in (?:the )?office|until)|(?:can't|couldn't) find (?:it|that|this|where|the)|don't know (?:which|where|how|who|the)|(?:haven't|hasn't|have not|never) (?:tried|checked|tested|looked|got)|in use (?:right now|now|today|all day)|waiting for (?:the|a|an|my|our|it|approval|somebody|someone)|needs? (?:an?|the|to find|to get) (?:\S+ )?(?:password|key|rights?|permissions?|pin|login)|no (?:free|spare)|locked room|all taken|can't (?:right now|now|at the moment)|(?:can't|cannot) \S+ (?:\S+ )?(?:at the moment|right now)|let me (?:find|get|look|log|see|go)|(?:would )?rather avoid|none (?:long|big|small|old|new) enough|when i'm (?:back|home|there)|do not have|have not the|no such (?:setting|option|menu|thing) here|greyed out|(?:don't|doesn't) have (?:one|any|that|a spare|another|the rights?|rights?|permissions?|access|admin|it here)|(?:don't|doesn't) have (?:\S+ ){0,2}?(?:anymore|any more|at hand|left)|not allowed|(?:won't|doesn't|don't) (?:allow|let (?:me|us))|the \S+ refuses|rather not|no rights?|not an? admin|no admin|locked down|(?:i|we) can't$|can't (?:do|try|change|test|touch|get at) (?:that|it|this|right now|now)|(?:will|i'll|we'll) (?:\S+ ){1,7}?(?:later|tomorrow|tonight|after|when|once|next)|(?:is|he's|she's|they're) off (?:today|until|till)|not before|i'll ask|(?:need|have) to ask|let me ask|in a meeting|scared|too risky|no access|not in my hands|(?:belongs to|that's with|it's with|managed by|up to) (?:the|another|our|an?)|another team|not comfortable|not touching|don't dare|ordered|on order|on its way|(?:there's|there is|has|have) no (?:\S+ )?(?:option|setting|button|menu|switch|tab)|don't have (?:another|a second)|not (?:possible|an option|available) (?:here|for|on|with|in)|(?:no|none) (?:\S+ )?(?:in the van|here|at hand|left|in stock|around)$|won't fit|(?:i|we) need (?:it|that|them|those)\b|rather (?:ask|talk|wait)|(?:arrives?|comes?|coming|due|do it|does it) (?:on |by |next )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|week)|(?:this|in the|the) evening(?: then)?$|evening then|isn't (?:released|approved|allowed|permitted)|(?:(?:i|we) )?can't (?:restart|reboot|stop|take|switch|turn|shut|interrupt|open|reach|get into) |too late today|no time|not now|maybe later|(?:gotta|have to|need to) (?:go|leave|run)|leaving (?:it|that) (?:for|to))\b/
/** Speaks of all that was done before it: "after doing all that, still …". */
export const COVERS_ALL =
  /\b(?:none of|neither of|nothing (?:helped|worked|changed|has helped)|after (?:doing|trying|all|following|these|those) (?:\S+ )?(?:that|this|these|those|steps|of)?|all (?:of )?(?:this|that|these|those)|each time|every time|same result)\b/

// In front of an object, any other word in the past is something done: "I whitelisted the sender".
export const NOT_DONE =
  /^(?:helped|improved|jumped|lasted|flickered|rejected|aborted|errored|noticed|wanted|needed|realis?zed|thought|seemed|happened|looked|worked|failed|stopped|ended|wondered|assumed|asked|called|waited|received|experienced|bought|used|liked|loved|hoped|expected|supposed|guessed|mentioned|noted|reported|contacted|talked|emailed|mailed|replied|answered|explained|learned|learnt|believed|discovered|remembered|appeared|crashed|started|showed|displayed|finished|continued|remained|caused|prompted|complained|refused|returned|responded|allowed|offered|listed|missed|managed|decided|required|turned out|need|feed|indeed|speed|red|bed|embed|exceed|proceed|succeed|succeeded|based|related|attached|located|supported|described|planned|intended|preferred|struggled|suffered|owned|played|moved on|bored|tired|annoyed|confused|worried|scared|surprised|pleased|excited|interested|concerned|informed|advised|suggested|recommended|instructed|named|labelled|labeled|dedicated|shared|hosted|suspected|confirmed|detected|recognised|recognized|loaded|booted|connected|logged|opened|printed|arrived|froze|died|broke|quit|dropped|vanished|disappeared)$/
export const THING =
  /^(?:the|a|an|my|our|his|her|their|its|it|this|that|these|those|all|both|every|them|one|two|three|him|everything|\S*\d\S*)$/

/**
 * What was done to something, the thing in front: "rule removed", "the cable has been replaced", "both deleted". Other
 * words of that form tell how something is.
 */
export const DONE_TO =
  /^(?:remove|delete|uninstall|reinstall|re-install|replace|swap|update|upgrade|downgrade|restart|reboot|reset|rename|clear|clean|purge|flush|wipe|rebuild|recreate|re-create|repair|revoke|reseat|move|change|add|readd|re-add|revert|roll|restore|extend|raise|lower|increase|reduce|resize|apply|rejoin|rerun|re-run|renew|reconfigure|unplug|exclude|whitelist|untick|uncheck|tick|format|flash|reflash|resync|power)$/

// What heads a list of things done.
export const LISTS_TRIED =
  /\b(?:(?:what|things?|steps?|all|everything|stuff|following|i|i've|we|we've) (?:\S+ ){0,3}?(?:tried|did|done|taken|attempted)|tried so far|already tried|tried (?:the following|already)|troubleshooting (?:steps|so far|done)|attempts?(?: so far)?)\b/

/** Asks back instead of answering, with or without its question mark. */
export const ASKS_BACK =
  /^(?:(?:ok|okay|sure|hm+|and|but|sorry|please|thanks) )*(?:how (?:do|can|would|should|to|i)|where (?:is|do|can|would|should|are)|which (?:one|ones|of|cable|port)|what (?:is|does|do|would)|who has|do i|should i|can you|is that|will (?:it|that)|won't that)\b/
