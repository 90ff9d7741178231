// Stage "extract": what the words around an article say, in the main languages of the press. Cues for the line filter and for the rules on dumps.

/** Kinds of lines that are not the article. */
export const LINE_CUES = [
  "cookie",
  "login",
  "comment",
  "share",
  "newsletter",
  "subscribe",
  "related",
  "more",
  "copyright",
  "disclaimer",
  "credit",
  "byline",
  "date",
  "reading-time",
  "contact",
  "ad",
  "bio",
  "navigation",
  "app",
  "correction",
  "syndication",
  "video",
  "tags",
  "source-line",
  "donate",
  "form",
] as const;
export type LineCue = (typeof LINE_CUES)[number];

/** Matched against text in lower case: ignoring case within the pattern costs twice the time. */
const PATTERNS: Readonly<Record<LineCue, RegExp>> = {
  cookie:
    /\bcookies?\b|\bprivacy (?:policy|preferences|settings|notice|manager)|datenschutz|\bgdpr\b|\bconsent\b.*\b(?:data|processing|advertising)|informations? (?:through|on) your (?:browser|device)|terms of (?:use|service)|nutzungsbedingungen/,
  login:
    /\b(?:log|sign) ?in\b|\blogged in\b|\banmelden\b|einloggen|\bregister(?:ed)? (?:now|to|for|an? account)|create (?:an|your) account|already (?:a|an)? ?(?:subscriber|member|registered)|forgot(?:ten)? (?:your )?password|iniciar sesi|se connecter|logg inn|logga in|accedi\b/,
  comment:
    /\b(?:leave|post|add|write|view|read|show|submit|share your|join the) (?:a |an |all |your |the |\d+ )?(?:comment|reply|thoughts?|conversation|discussion)|\bcomments? (?:are|section|policy|below|\(\d+\))|^\d* ?comments?\b|in the comments|kommentare?\b|comentarios?\b|commentaires?\b|your email address will not be published|required fields|save my name|what do you think|let us know/,
  share:
    /^(?:share|tweet|pin it|e-?mail|print|whatsapp|facebook|twitter|linkedin|reddit|telegram|copy link|teilen|compartir|partager|del\b|dela\b|condividi)\b|\bshare (?:this|on|via|to|link|article)|follow (?:us|me|him|her)? ?on|on (?:facebook|twitter|instagram|linkedin|whatsapp|telegram)\b|\bfollowers?\b|click to share|opens in (?:a )?new window/,
  newsletter:
    /newsletter|\binbox\b|mailing list|\bsign up (?:for|to|now|here)|email (?:address|updates|alerts)|daily (?:briefing|digest|email)|in ihr postfach|push-?nachricht|boletín|whatsapp[- ](?:channel|kanal)/,
  subscribe:
    /\bsubscri(?:be|ption|ber)s?\b|\babonn\w+|\babo\b|premium (?:content|article)|free trial|unlimited access|start your|pay ?wall|suscr[ií]\w+|jetzt (?:lesen|testen|abonnieren)/,
  related:
    /^(?:you (?:may|might) (?:also|like)|related\b|more (?:from|on|in|about|stories|news|articles|to read)|recommended|read (?:more|next|also)|see also|also read|don'?t miss|most (?:read|popular|viewed)|popular|trending|latest|up next|editor'?s? picks?|what to read|top stories|in (?:other|case you missed)|others? also|people also|mehr (?:zum|zu|von|aus)|lesen sie (?:auch|mehr)|auch interessant|das könnte (?:sie|dich)|weitere|meistgelesen|lire aussi|à lire|leia (?:também|mais)|lee también|te puede interesar|noticias relacionadas|leggi anche|les også|läs (?:också|mer)|lees ook|czytaj (?:też|także|więcej)|zobacz (?:też|także)|читайте также|по теме|関連|続きを)/,
  more: /\b(?:read|see|learn|find out|view|show|load) (?:more|all|the full)\b|click here|\bmehr (?:lesen|erfahren|anzeigen)|continue reading|weiterlesen|read (?:it|this|the (?:full|original|whole)).{0,30}here|watch (?:now|live|the video|below)/,
  copyright:
    /©|\(c\) ?\d{4}|\bcopyright\b|all rights reserved|alle rechte vorbehalten|may not be (?:published|reproduced|broadcast)|todos los derechos|tous droits/,
  disclaimer:
    /\bdisclaimer\b|solely (?:the )?(?:reflects?|those of)|views? (?:and opinions? )?expressed (?:in|by|here|are)|does not (?:necessarily )?(?:represent|reflect)|(?:not|no) (?:intended|financial|investment|legal) (?:to|advice)|for informational purposes|affiliate (?:links?|commission|partner)|earn (?:a|an) (?:small )?commission|haftungsausschluss/,
  credit:
    /^(?:photo|image|picture|file|video|foto|bild|illustration|graphic|credit|grafik|source|quelle)s?\b ?(?:by|credit|:|\/|von|courtesy|photo)|\b(?:getty|reuters|afp|ap photo|epa|shutterstock|istock|alamy|unsplash|pexels|imago|picture alliance|dpa|flickr|wikimedia|bloomberg via)\b.{0,40}$|courtesy (?:of|photo)|\bpictured\b|\(left\)|\(right\)|enlarge (?:this )?image|toggle caption/,
  byline:
    /^(?:by|von|par|por|written by|text:?|reported by|author|posted by|story by|di|av|autor(?:in)?)[:\s]+\p{L}|\bstaff (?:writer|reporter)|\bcorrespondent\b.{0,30}$|@\w+\.(?:com|org|net|de)\b/u,
  date: /^(?:published|updated|posted|last (?:updated|modified)|first published|veröffentlicht|aktualisiert|stand|publicado|publié|created|modified)\b|\b\d{1,2}:\d{2}\b.{0,12}$|^\p{L}{0,9},? ?\p{L}{3,9}\.? \d{1,2},? \d{4}|^\d{1,2}[.\s/-]+(?:\p{L}{3,9}|\d{1,2})\.?[.\s/-]+\d{4}|\b(?:hours?|minutes?|days?|weeks?|months?) ago\b|^vor \d+/u,
  "reading-time":
    /\b\d+ ?-?(?:min(?:ute)?s?)\b ?(?:read|lesezeit|listen)|reading time|lesezeit|listen to (?:this )?(?:article|story)|estimated read/,
  contact:
    /\bcontact (?:us|the|me|him|her)\b|reach (?:out to )?(?:us|him|her|me) (?:at|on|via)|send (?:us )?(?:tips|your|an? email)|e-?mail (?:us|him|her|me)? ?(?:at|:)|[\w.]@[\w.]+\.\w+|have a (?:tip|story)|tips? (?:at|to):?|call us/,
  ad: /^(?:advert|anzeige|werbung|sponsored|promoted|publicidad|publicité|reklame|annons|advertorial|story continues|article continues|continue below)|advertisement|scroll to continue/,
  bio: /\b(?:is|was) (?:a|an|the) (?:\p{L}+ ){0,5}(?:reporter|writer|editor|journalist|author|correspondent|columnist|contributor|freelancer|fellow|blogger|producer)\b|\bcontributed (?:to|reporting)|follow (?:him|her|them) (?:on|at|@)|about the author|über (?:den|die) autor|is based in|has (?:written|worked|covered) for|he (?:is|covers|writes)|she (?:is|covers|writes) .{0,40}(?:for|about)|reporting by|editing by/u,
  navigation:
    /^(?:home|menu|search|skip to|back to|scroll (?:to )?top|top|next|previous|prev|close|toggle|navigation|sections?|categories|archive|about(?: us)?|sitemap|suche|startseite|zurück|nach oben|inicio|accueil|table of contents|jump to|contents|inhalt|advertise|careers|faq|help|weather|sports?|opinion|business|politics|world|news)\b/,
  app: /download (?:the|our) app|app store|google play|get the app|in der app|iphone|android app/,
  correction:
    /^(?:correction|editor'?s? note|clarification|update|note|anmerkung|korrektur|this (?:story|article|post) (?:has been|was) (?:updated|corrected|originally|first|published))/,
  syndication:
    /(?:originally|first) (?:published|appeared)|republished|this (?:story|article) (?:originally )?(?:appeared|was (?:produced|provided|originally))|with permission|©? ?\d{4} .{0,30}(?:afp|associated press|reuters|dpa)/,
  video:
    /^(?:watch|video|play|listen|audio|podcast|gallery|photos?|in pictures|slideshow|live|galerie|bildergalerie|fotostrecke|hide caption|embed|transcript)\b|\bplay video|seconds of|volume 0%|\d+ of \d+ (?:seconds|photos|images)/,
  tags: /^(?:tags?|topics?|filed under|categories|keywords|labels|posted in|themen|schlagworte|more on|etiquetas|mots-clés|stichworte)\b ?:?|^#\w+/,
  "source-line":
    /^(?:source|quelle|via|fuente|with (?:agency|agencies)|agencies|agency|\((?:dpa|afp|sda|ap|reuters|apa|sid|xinhua|tass|ani|pti|ians)[^)]*\)|(?:dpa|afp|sda|ap|reuters|apa))\b[^.]{0,60}$/,
  donate:
    /\bdonat(?:e|ion)|support (?:our|us|independent|this)|your support|help us|member(?:ship)? (?:drive|today)|spenden|unterstützen sie|contribute today|crowdfund/,
  form: /^(?:name|e-?mail|website|message|first name|last name|phone|submit|send|reset|zip code|your name|select|choose|\*)\b.{0,15}$|required|captcha|checkbox|password|username/,
};

/** The cues that a line gives, in the order of `LINE_CUES`; the first 300 characters are looked at. */
export function lineCues(text: string): LineCue[] {
  const head = text.slice(0, 300).toLowerCase();
  return LINE_CUES.filter((cue) => PATTERNS[cue].test(head));
}
