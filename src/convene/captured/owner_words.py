"""Words that tell a person's name from other words at the beginning of a typed line."""

from __future__ import annotations

# fmt: off
FIRST_VERBS = frozenset({
    "add", "arrange", "ask", "book", "bring", "buy", "call", "check", "collect", "compare", "confirm",
    "contact", "copy", "create", "decide", "draft", "e-mail", "email", "fill", "find", "finish", "fix",
    "follow", "gather", "get", "give", "help", "hold", "host", "introduce", "invite", "keep", "lead",
    "learn", "look", "mail", "make", "map", "meet", "move", "name", "order", "organize", "pay", "phone",
    "pick", "plan", "post", "prepare", "present", "print", "provide", "pull", "put", "raise", "reach",
    "read", "recruit", "remind", "report", "request", "research", "review", "run", "schedule", "secure",
    "see", "send", "set", "share", "show", "sign", "speak", "start", "submit", "talk", "tell", "test",
    "text", "thank", "train", "try", "update", "visit", "work", "write",
})
"""What an action begins with, after the name or without one."""

VERBS_ONLY = FIRST_VERBS - {
    "help", "lead", "map", "name", "order", "plan", "post", "present", "report", "request", "research",
    "review", "run", "set", "share", "show", "start", "test", "text", "train", "try", "work",
}
"""Those that make an action of a line by themselves; others begin notes as often ("Plan B is the gym")."""

NO_PROMISE = frozenset({
    "be", "have", "leave", "likely", "miss", "need", "never", "not", "probably", "retire",
})
"""After "Dana will", such a word tells news rather than a promise."""

ALSO_WORDS = frozenset({
    "april", "art", "august", "baker", "banks", "best", "bill", "bishop", "black", "brown", "care",
    "case", "chance", "chase", "church", "clay", "cook", "day", "dean", "early", "faith", "field",
    "fields", "forest", "grace", "grant", "grants", "green", "guy", "hill", "home", "hope", "house",
    "joy", "june", "king", "lane", "law", "long", "love", "major", "mark", "may", "miles", "page",
    "park", "parks", "person", "pope", "power", "price", "rich", "rivers", "rose", "sage", "school",
    "skip", "small", "stone", "story", "street", "summer", "sun", "ward", "white", "will", "wood",
    "woods", "young",
})
"""Names that are also words: alone at the beginning of a line they name a person only perhaps."""

MANY = frozenset({
    "adults", "agencies", "all", "businesses", "chairs", "children", "clinics", "co-chairs", "coaches",
    "counselors",
    "doctors", "employers", "everybody", "everyone", "facilitators", "families", "funders", "kids",
    "leaders", "members", "neighbors", "nurses", "officers", "parents", "partners", "people",
    "pharmacists", "police", "providers", "residents", "schools", "somebody", "someone", "staff",
    "students", "survivors", "teachers", "teens", "us", "visitors", "volunteers", "voters", "we",
    "workers", "youth",
})
"""Those who promise without a name."""

NOT_NAMES = MANY | frozenset({
    "a", "ability", "able", "about", "access", "according", "agree", "agreement", "allow", "an", "and",
    "answer", "any", "anyone", "approach", "as", "assign", "at", "back", "both", "but", "chance",
    "changes", "close", "commitment", "continue", "convince", "data", "due", "each", "effort", "enable",
    "encourage", "energy", "every", "expect", "first", "for", "freedom", "friday", "from", "funding",
    "funds", "glad", "goal", "going", "happy", "have", "he", "her", "his", "home", "how", "i", "ideas",
    "if", "in", "invitation", "it", "its", "last", "let", "like", "link", "lunch", "midnight", "monday",
    "money", "more", "my", "need", "new", "next", "no", "nobody", "nominate", "noon", "ok", "on", "one",
    "open", "or", "our", "permission", "persuade", "place", "plan", "please", "power", "pressure",
    "ready", "reason", "respond", "response", "return", "rides", "right", "room", "saturday", "she",
    "some", "space", "steps", "sunday", "support", "supposed", "thanks", "that", "the", "their", "they",
    "this", "those", "thursday", "time", "to", "tools", "transportation", "tuesday", "urge", "use",
    "used", "wait", "want", "ways", "wednesday", "what", "when", "where", "who", "why", "with", "work",
    "you", "your",
})
"""Capital or not, such a word is no part of a person's name."""

GROUP_WORDS = frozenset({
    "academy", "agency", "alliance", "association", "authority", "avenue", "backbone", "bank", "bay",
    "beach", "board", "bridge", "bureau", "business", "center", "centre", "chamber", "church", "city",
    "clinic", "club", "coalition", "college", "commission", "committee", "community", "company",
    "council", "county", "court", "creek", "department", "dept", "district", "east", "falls", "force",
    "foundation", "fund", "group", "health", "heights", "high", "hollow", "hospital", "initiative",
    "institute", "island", "junction", "lake", "league", "library", "lower", "ministry", "mosque",
    "mountain", "network", "north", "office", "organization", "park", "partnership", "plains", "point",
    "program", "project", "public", "recovery", "ridge", "river", "road", "school", "schools",
    "services", "sheriff's", "society", "south", "springs", "state", "street", "synagogue", "task",
    "team", "temple", "together", "town", "training", "tribe", "union", "united", "university", "upper",
    "valley", "village", "west", "youth",
})
"""Such a word among capitals makes them an organization or a place."""

PARTICLES = frozenset({
    "al", "ap", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn",
    "la", "le", "st", "ten", "ter", "van", "von", "y", "zu",
})
"""Small words inside a person's name."""
# fmt: on
