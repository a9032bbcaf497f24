/** Words that go on with a sentence about a password: none of them is taken for one. */
const PROSE = new Set(
  `a an the this that these those it its is was are were be been being not no never ever also already always again
about above accepted according after all almost and any apart as asked at available back bad because before behind
being below between blank blocked both broken but by cached can cannot case changed changing cleared clear complex
complexity correct corrupt could default denied did different disabled do does doesn doesn't done don't due during
each either else empty enabled enforced enough entered even every exactly expired expires fails failed failing false
fine first for forced forgot forgotten found from gone good had has have he her here hers hidden him his how however
i i'm if i'll in incorrect inside instead into invalid it's itself just kept known last later like locked long longer
lost made managed matching maybe me mine missing more most must my necessary need needed needs new next non none nor
nothing now of off ok okay old on once one only open optional or other our out outdated over own pending per perfectly
please possibly present probably prompt provided random reached ready really rejected required reset right rotated
safe same saved see seems sent set she short shown similar simple since so some somehow somewhere soon still stored
such synced synchronised synchronized temporarily than that's their them then there they they're through to too tried
two type under unchanged unknown unset until up updated used useless user using valid via visible want wants we weak
well what when where which while who whose why will with within without working works would wrong yes yet you your
hash policy protected prompted entry field box window manager vault keeper lastpass bitwarden screen dialog login
logon sign page option settings account error code number length character characters digits symbols letters
abgelaufen aber alle als also alt am an auch auf aus bei beim bekannt bereits bin bis da dann das dass dein den denn
der des deaktiviert die dies diese dieser doch dort du durch ein eine einem einen einer er erforderlich es
falsch fehlt frei für gar geht geändert gespeichert gesperrt gesetzt gestern gleich gut gültig habe hat heute hier
ich ihr im immer in ist ja jetzt kann kein keine korrekt läuft lautet leer man mehr mein mit muss nach nein nicht
nichts noch nötig nur ob oder ohne richtig schon sehr sein seit sich sie sind siehe so soll stimmt ungültig
unbekannt und unter unverändert vergessen verloren vom von vor vorhanden war warum was wegen weiß welche wenn wer wie
wieder wir wird wo wurde zu zum zur zurückgesetzt zwei über überall
alors après au aucun aussi autre avant avec bien bloqué bon car ce cela ces cette changé comme correct correcte dans
de des déjà du elle en encore enregistré est et expiré expirée faux fausse il ils inconnu inconnue incorrect
incorrecte invalide je la le les leur lui mais mauvais même mes mon ne non nous nouveau obligatoire on ou oublié oui
par pas perdu périmé plus pour qu que qui refusé requis réinitialisé sa sans sera ses si son sont sous sur ta toujours
tout trop très un une valide voir votre vous à été
ahora al ante antes aquí bloqueada caducada caducado cambiada como con contra correcta cuando de del desconocida desde
distinta donde el ella en era errónea es esa ese esta este está fue ha hasta hay igual incorrecta inválida la las le lo
los mal mas me mi misma mismo más muy necesaria ni no nos nueva olvidada para pero por porque que quien se sea según
si sin sobre son su también tampoco tiene todo una uno válida vieja y ya yo
che come con da della di è errata era già ha il in la lo ma non per più scaduta sbagliata se sono su un una
niet geen het een fout verlopen vergeten goed não incorreta errada expirou
password passwords passwort kennwort pin passphrase credentials username name email mail phone
works worked work appear appears sec secs second moment momento wait minute hold`.split(/\s+/),
)
const NOT_FINISHED =
  /(?:ed|ing|able|ible|(?:[aeir]l|[ae]nt|b|te|re|se|ve)ly|ment|tion|iert|ungen|ung|lich|bar)$/

/** Whether a word only goes on with the sentence. Punctuation around it does not matter. */
export const isProse = (word: string): boolean =>
  PROSE.has(
    word
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^[("'„“]+|[)"'.,;:!?“”]+$/g, ''),
  )

const PARTICIPLE = /(?:[^aeiou]ed|ated|ired|ing|iert|ung)$/

/** Whether a word alone behind "password:" says what became of it: "resetting", "blockiert". */
export const isParticiple = (word: string): boolean => word.length > 5 && PARTICIPLE.test(word.toLowerCase())

/** Whether a word has the ending of a participle, an adverb or a noun of process: "synchronised", "zurückgesetzt". */
export const hasProseEnding = (word: string): boolean =>
  word.length > 5 && NOT_FINISHED.test(word.toLowerCase())
