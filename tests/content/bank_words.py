"""The words that the question bank does without, and those that it calls for, with the reason for each list."""

import re


def any_of(*patterns: str) -> re.Pattern[str]:
    """Finds any of these as whole words, in capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


TWO_IN_ONE_WORD = any_of(r"and/or", r"\w+/\w+")
"""Who answers "and/or" answers two questions at once, and nobody knows which."""

QUESTION_WORD = any_of("who", "whom", "whose", "what", "which", "when", "where", "why", "how")

A_SECOND_QUESTION = any_of(
    r"(?:and|or|but),? (?:who|whom|whose|what|which|when|where|why|how|if so)",
    r"(?:and|or|but),? (?:do|does|did|is|are|was|were|can|could|will|would|should|has|have) "
    r"(?:I|we|you|they|he|she|it|the|our|your|their|any|pupils|staff|families|parents|leaders|governors)",
)
"""A joint at which a second question begins."""

NEGATIVE = any_of(
    r"\w+n['’]t",
    r"cannot|not|no|nobody|no-one|none|nothing|nowhere|never|neither|without|hardly|barely|seldom|rarely",
    r"un(?:able|aware|clear|common|likely|necessary|usual|wanted|willing)|im(?:possible|probable)|lack\w*|fail\w*",
)
"""Two of them in a sentence, and a tired reader takes it for its opposite. `neither … nor` is one."""

LEADING = any_of(
    r"ensur\w+",
    r"how (?:well|far|fully|effectively|consistently|often|successfully|strongly|good)",
    r"to what extent",
    r"do(?:es)?n['’]t (?:we|you|they|the school)|isn['’]t it|aren['’]t (?:we|you)|shouldn['’]t",
    r"surely|of course|obviously",
    r"truly|really|genuinely|actively|properly",
)
"""They praise one answer before it is given, or ask for an amount where a sight is wanted."""

AMERICAN = any_of(
    r"(?!\w*(?:size|prize|seize|capsize|citizen|maize)\w*)\w+iz(?:e[sd]?|ing|ers?|ations?)",
    r"(?!(?:col|e)labor)\w*(?:behavior|color|favor|honor|labor|neighbor)\w*",
    r"\w+yz(?:e[sd]?|ing)",
    r"center\w*|theater\w*|meters?|program|math|enroll?ments?|fulfill|skillful|counselors?|judgment|catalog|gray",
    r"toward|grade (?:school|level|[1-9])|kindergarten|principal|semester|recess|vacation|hallway|cafeteria|sophomore",
    r"moms?|gotten|fill out|parking lot|school board|restroom|teacher['’]s aide|report card",
)
"""The schools are English. (A prize is a prize on both sides.)"""

LABEL_FIRST = any_of(
    r"(?:SEND?|EAL|FSM|PP|LAC|SEMH|ASD|ADHD) (?:pupils?|child|children|students?|learners?|kids|famil\w+|parents?)",
    r"(?:special needs|disabled|autistic|dyslexic|deaf|blind|statemented|vulnerable|disadvantaged|needy|deprived)"
    r" (?:pupils?|child|children|students?|learners?|kids|people|famil\w+|parents?)",
    r"the (?:disabled|vulnerable|disadvantaged|needy|poor|deaf|blind|less able|most able)",
    r"wheelchair[- ]bound|confined to|suffers? from|suffering from|afflicted|handicap\w*|normal (?:pupils|children)",
    r"low(?:er)?[- ](?:ability|attaining|attainers?)|less able|hard[- ]to[- ]reach|troubled famil\w+|problem famil\w+",
)
"""People come first: pupils with SEND, families whom we have not met."""

JARGON = any_of(
    r"embed\w*|robust\w*|stakeholder\w*|strateg\w+|holistic\w*|consisten\w+|effective\w*|outstanding|leverag\w+",
    r"synerg\w+|facilitat\w+|empower\w*|implement\w*|utilis\w+|optimis\w+|prioritis\w+|operationalis\w+|paradigm\w*",
    r"best practice|deep dives?|drill down|touch base|key drivers?|buy-in|rigorous\w*|proactive\w*|world[- ]class",
    r"signpost\w*|upskill\w*|cascad\w+|triangulat\w+|quality assur\w+|learning walks?|non-negotiables?|ethos|impactful",
)
"""Words that sound like a plan and can't be seen next Tuesday."""

TRADE = any_of(
    r"attainment|baselines?|cohorts?|differentiat\w+|exclusions?|graduated approach|interventions?|key stages?",
    r"moderation|pastoral leads?|provision(?: maps?)?|performance management|pupil premium|pupil progress meetings?",
    r"scaffold\w*|structured conversations?|sub[- ]levels?|summative|formative|suspensions?|tracking|transitions?",
    r"safeguarding(?: leads?| polic(?:y|ies))?|persistent absence|special schools?|free school meals?",
    r"Education Welfare|vulnerable|wider outcomes|improvement plans?|school plans?|parents['’] evenings?|appraisals?",
    r"English as an additional language|local authorit(?:y|ies)",
)
"""What only people in schools say. The glossary must have it."""

OFTEN_OR_SELDOM = any_of(
    r"always|never|usually|often|sometimes|seldom|rarely|mostly|regularly|frequently|occasionally|routinely|generally",
    r"fully|partly|largely|increasingly|systematically|thoroughly|universally",
)
"""A level is told from the next by something seen. How often it is seen, nobody has counted."""

BLAMING = any_of(
    r"not|no|nobody|none|nothing|never|neither|cannot|\w+n['’]t|without|only|just|merely|hardly|barely|rarely|seldom",
    r"fail\w*|lack\w*|poor\w*|weak\w*|bad\w*|wrong\w*|ignor\w+|forg[eo]t\w*|neglect\w*|inadequate\w*",
    r"haphazard\w*|patchy|token\w*|ad hoc|too (?:little|late|few)",
    r"unaware|unclear|unsure|unable|unless|missing|blam\w+|fault\w*|struggl\w+",
)
"""The first level says what is there, so that a head in a hard year can choose it and keep their head up."""

BEYOND_OR_LASTING = any_of(
    # beyond the walls
    r"famil(?:y|ies)|parents?|carers?|neighbour\w*|nearby|outside|partner\w*|elsewhere",
    r"(?:an)?other schools?|schools|each school|a school|home|clubs?|colleges?|guests?|visitor",
    r"leave us|people who used to|bus|local|newcomers?",
    # or keeping itself going
    r"each (?:year|autumn|summer|term)|every (?:year|budget)|next year\w*|calendar\w*|written agreement|in writing",
    r"next (?:class|school)|hand(?:s|ed)? (?:it )?(?:on|over)|passed|when people leave|is away|is out|moves? on",
    r"takes? over|took over|before they|new pupils|improvement plan",
    r"new children|new tutors|the next (?:adult|one|ones|teacher)|decides the next|from the school plan",
)
"""What a fourth level shows: others have a part in it, or it carries on when people leave."""

STARTER = any_of(
    r"heads?|deput(?:y|ies)|SENCOs?|(?:subject|year|pastoral) (?:leaders?|leads?)|leaders?|leadership team|teachers?",
    r"(?:support )?assistants?|governors?|chair of governors|the chair|clerk|office|school business manager|tutors?",
    r"whoever|colleagues?|the pupils who|the adults?|that adult|families who",
    r"the person who|those who|the two|other school",
)
"""Who begins a next step: a role that a school has."""

MADE_FOR_A_VISIT = any_of(
    r"evidence (?:folder|file|base)|portfolio of evidence|prepared for|for (?:the )?inspect\w+|for (?:an? )?visitors?",
    r"presentation|showcase|mock\w*|a folder of evidence|self-evaluation form|SEF",
)
"""What is looked for is something that a school has anyway."""

NAMES_A_PUPIL = any_of(
    r"named pupils?|pupils?['’]? names?|names of pupils?|a pupil['’]s (?:file|record|plan)|medical records?",
    r"individual pupils?['’]? files?|child protection|safeguarding (?:file|record|log)s?",
)
"""What could show a visitor who a pupil is."""

CALENDAR = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "English",
        "I",
        "I'd",
        "I'll",
        "I'm",
        "I've",
        "Year",
        "Years",
    ]
)
"""What has a capital in the middle of a sentence and needs no explanation."""
