// The words by which people tell how something ended. All match lower-case words joined by one space.

export const PARTIAL =
  /\b(?:only (?:briefly|for a|for the|some|one|two|sometimes|part|temporar\w*|a)|for a (?:while|bit|few|short|moment|minute|day)|a little while|briefly|temporarily|sometimes|intermittent(?:ly)?|partly|partially|some of (?:it|them)|most of (?:it|them|my|the)|mostly|half of|better but|workaround|not as|slightly better|a bit better|improved|now and then|on and off|comes back|came back|until (?:i|it|the next|we|he|she|they)|but (?:very|not all|only|now|then|slow\w*|low)|at least|some things)\b/
export const NO_FAULT =
  /\b(?:no (?:error|errors|problem|problems|issue|issues|fault|faults|packet loss|loss|defects|threats|infections?|conflicts?|longer)|without (?:error|errors|issue|issues|problem|problems|a problem)|not? (?:\S+ )?errors? (?:found|reported)|not (?:a|an|the) (?:issue|problem|cause)|error[- ]free|0 errors|0% loss|never fails|nothing (?:abnormal|unusual|wrong)|0 lost)\b/g
export const NEGATED_WORKING =
  /\b(?:(?:does|did|do|is|are|was|has|have|had|will|wo|ca|would|could|wouldn|ain)(?:n't| not)|can't|won't|never|not|no|nothing|neither|none|hardly|nor|stop(?:s|ped)?) (?:\S+ ){0,2}?(?:work|works|worked|working|help|helps|helped|fix|fixes|fixed|solve|solved|resolve|resolved|connect|connects|connecting|connected|respond|responding|start|starts|starting|load|loading|open|opening|print|printing|boot|booting|appear|show|showing|shows|see|find|found|get|able|come|available|recogni[sz]ed|detected|change|changed|changes|happen|happens|happened|go|going|do|make|made|enough|possible|supported|right|good|let|allow|accept|respond\w*|sync\w*|receiv\w*|send\w*|any)\b/
export const FAILED =
  /\b(?:still|same (?:\S+ )?(?:error|problem|issue|result|results|thing|message|behaviou?r|story|symptom|symptoms|outcome|here|as before|with)|the same|is same|no (?:luck|joy|dice|change|changes|difference|different|effect|avail|go|output|good|success|improvement|response|reply|answer|such|sound|signal|picture|display|link|internet|connection|network|help|wireless|route|space|use|results?|fix)|made no|fail|fails|failed|failing|failure|error|errors|refused|denied|timed out|timeout|times out|unreachable|not found|missing|unknown|invalid|stuck|hangs?|hung|crash(?:es|ed|ing)?|freezes?|froze|frozen|broken|hopeless|useless|worse|unable|unsuccessful(?:ly)?|in vain|back to square|square one|unfortunately|nothing|doesn't|didn't|won't|can't|isn't|incorrect|unsupported|rejected|blocked|drops?|dropped|lost|blank|black screen|100% loss|not responding|bad|wrong|corrupt(?:ed)?|persist(?:s|ed)?|remains?|returns|returned)\b/
export const WORKED =
  /\b(?:works?|worked|working|fixed|solved|resolved|did it|did the trick|success(?:ful|fully)?|succeeded|all good|good now|is good|looks? (?:fine|good|ok|okay|right|correct|healthy)|is (?:fine|ok|okay|healthy|stable|up|clean|on|enabled)|are (?:fine|ok|okay|up)|it's (?:fine|ok|up|on|enabled|good|back)|fine|back up|back online|up again|online again|stable again|goes through|went through|passes|passed|replies|reply from|responds|healthy|gone|went away|no longer|can (?:now |also )?(?:connect|ping|log|see|access|print|open|browse|reach)|able to|connects|correct|matches|as expected|enabled|got \S+ (?:\S+ )?(?:back|working|up)|stopped happening|is back)\b/
export const OUTRIGHT =
  /\b(?:worked|fixed|solved|resolved|did it|did the trick|good now|back up|back online|got \S+ (?:\S+ )?(?:back|working|up))\b/
export const FORGOTTEN =
  /\b(?:don't|can't|not) (?:remember|recall|tell|know (?:if|whether|what))\b|\bnot sure (?:if|whether|what)\b/
// A search that found no culprit.
export const FOUND_NOTHING =
  /\b(?:logs?|viewer|console|report|scan)\b.*\b(?:nothing|clean|no (?:errors?|entries|entry))\b|\breveals? nothing\b|\bnothing (?:abnormal|unusual|suspicious|there|in there|special)\b/
export const UNCLEAR =
  /\b(?:don't (?:remember|know|understand)|not sure|no idea|what does (?:this|that|it) mean|(?:will|i'll) (?:see|check|wait|let you know)|waiting|in progress|still running|is running|so far|can't tell|hard to (?:say|tell)|didn't notice|can't figure|cannot figure|made no sense|as far as i know|or not|not clear)\b/
export const CERTAIN_FAILURE =
  /\b(?:still|same|no (?:luck|joy|dice|change|difference|effect|avail|help|success)|didn't (?:help|work|fix|solve|change)|doesn't (?:help|work|fix|solve|change)|did not (?:help|work|fix|change)|does not (?:help|work)|not work(?:ing)?|nothing (?:happens|changed|happened)|failed again|made no|in vain|no joy)\b/
