"""What is said about fundraising (rule I9, groups K and L)."""

from __future__ import annotations

REASONS = {
    "I9": "A donor returns an ask that breaks its own limits without reading it further.",
    "K1": "A reader who compares the two versions then trusts neither.",
    "K2": "Portals cut off what is too long, and busy readers stop before the end.",
    "K3": "A missing paper stops a good proposal at the first desk.",
    "K4": "Writing a proposal takes weeks; deciding first saves those that cannot succeed.",
    "L1": "Knowing what is ready shows what to put right before asking anyone for money.",
    "L2": "A gap closes when somebody works on it by a date.",
    "L3": "Who lives on one source stops when it stops.",
    "L4": "You ask well when you know what a donor pays for and how much.",
    "L5": "A case convinces when it leads from the need to one clear request.",
    "L6": "A forecast is as good as the amounts, chances and next steps behind it.",
    "L7": "Your own deadline leaves time for signatures, corrections and a power cut.",
    "L8": "A refusal teaches only when its reason is written down.",
    "L9": "One amount in two places with two values makes a reader doubt both.",
    "L10": "People give to a clear purpose with an amount and an end.",
    "L11": "A gift table shows whether the goal can be reached, before the campaign begins.",
    "L12": "A leading gift gives others confidence; one that is too large carries the whole risk.",
    "L13": "Not everybody who is asked gives.",
    "L14": "Givers ask how much of their gift reaches the work.",
    "L15": "Who is thanked soon gives again.",
    "L16": "A campaign is made of dated steps that somebody takes.",
}
"""Rule to why it matters."""

MESSAGES = {
    ("I9", "ceiling"): (
        "The ask %(item)s is for %(asked)s; the largest grant of this donor is %(most)s.",
        "Lower the amount, or split the work between two donors.",
    ),
    ("I9", "floor"): (
        "The ask %(item)s is for %(asked)s; the smallest grant of this donor is %(least)s.",
        "Ask for a larger part of the plan, or look for a donor of smaller grants.",
    ),
    ("I9", "co_funding"): (
        "The donor of %(item)s asks you to bring %(percent)s%%, which is %(needed)s; "
        "other confirmed money is %(have)s.",
        "Secure the rest before you ask, or ask for less.",
    ),
    ("I9", "ineligible"): (
        "The ask %(item)s is for %(asked)s, but the costs that this donor pays for make "
        "only %(covered)s of your budget.",
        "Ask only for costs that it pays for, and cover the others from another source.",
    ),
    ("I9", "indirect"): (
        "Programme support is %(percent)s%% of the direct costs; the donor of %(item)s "
        "pays at most %(most)s%%.",
        "Lower it for this ask, or say who pays the rest.",
    ),
    ("K1", "differ"): (
        "In %(item)s the Arabic text says %(arabic)s and the English text %(english)s.",
        "Correct the one that is wrong: both versions carry the same figures.",
    ),
    ("K1", "not_en"): (
        "In %(item)s the English text leaves out a figure of the Arabic one: %(figures)s.",
        "Write the figure in both texts, or in neither.",
    ),
    ("K1", "not_ar"): (
        "In %(item)s the Arabic text leaves out a figure of the English one: %(figures)s.",
        "Write the figure in both texts, or in neither.",
    ),
    ("K1", "partly_en"): (
        "Texts of this section that are also written in English: %(have)s of %(all)s.",
        "Translate the others: where English is missing, the English document prints Arabic.",
    ),
    ("K1", "partly_ar"): (
        "Texts of this section that are also written in Arabic: %(have)s of %(all)s.",
        "Translate the others: where Arabic is missing, the Arabic document prints English.",
    ),
    ("K2", "long"): (
        "The case for support has %(words)s words; at most %(most)s are advised.",
        "Keep what this reader needs to decide; the rest can be an attachment.",
    ),
    ("K2", "short_long"): (
        "The short version has %(words)s words; at most %(most)s are advised.",
        "Keep one need, one answer and one request.",
    ),
    ("K3", "no_list"): (
        "It is not written which attachments %(item)s asks for.",
        "Ask or look it up, and tick them in the donor profile.",
    ),
    ("K3", "not_ready"): (
        "%(item)s asks for attachments that are not ready: %(attachments)s.",
        "Prepare them now and tick them when they are ready.",
    ),
    ("K4", "incomplete"): (
        "The decision to go for %(item)s lacks: %(missing)s.",
        "Answer the two questions with yes, give the four scores, and write who decided.",
    ),
    ("K4", "not_go"): (
        "A proposal is being written or has been sent for %(item)s, but the decision is "
        "not to go for it now.",
        "Change the stage, or decide again and write why.",
    ),
    ("K4", "contradiction"): (
        "The decision on %(item)s is to go, although something rules it out.",
        "Remove what rules it out, or decide not to go.",
    ),
    ("K4", "out_of_scale"): (
        "“%(field)s” of %(item)s is outside its scale.",
        "Give a score from 1 to 4.",
    ),
    ("L1", "unanswered"): (
        "%(left)s of the %(of)s readiness lines are not answered yet.",
        "Answer each line with yes, partly or no.",
    ),
    ("L1", "low"): (
        "%(percent)s%% of the readiness lines are met; %(least)s%% are advised before a large ask.",
        "Put the gaps right first, and begin with small asks.",
    ),
    ("L2", "no_evidence"): (
        "%(item)s: answered with yes, but nothing shows it.",
        "Write where the document lies, or what proves it.",
    ),
    ("L2", "incomplete"): (
        "%(item)s: what is to be done about it lacks: %(missing)s.",
        "Write what you will do, who does it and by when.",
    ),
    ("L2", "no_first_days"): (
        "There is no plan for the first thirty days.",
        "Choose the two or three gaps to begin with and write what happens each week.",
    ),
    ("L3", "incomplete"): (
        "The source %(item)s lacks: %(missing)s.",
        "Choose the kind and decide what to do with this source.",
    ),
    ("L3", "out_of_scale"): (
        "“%(field)s” of %(item)s is outside its scale.",
        "Give a score from 1 to 5.",
    ),
    ("L3", "one_kind"): (
        "The map keeps only one kind of source.",
        "Add a second kind that you could try, even with a small amount.",
    ),
    ("L3", "leans"): (
        "%(percent)s%% of the money is to come from %(item)s; above %(most)s%% the plan "
        "hangs on one source.",
        "Grow another source, or write why it is so and what you do if this one stops.",
    ),
    ("L4", "incomplete"): (
        "The profile of %(item)s lacks: %(missing)s.",
        "Look it up in the donor's own documents, or ask.",
    ),
    ("L4", "range"): (
        "%(item)s: the smallest grant is larger than the largest.",
        "Correct one of the two amounts.",
    ),
    ("L4", "over_hundred"): (
        "%(field)s of %(item)s is %(value)s, not a percentage from 0 to 100.",
        "Write a percentage from 0 to 100.",
    ),
    ("L5", "no_part"): (
        "The case for support lacks “%(field)s”.",
        "Write two or three sentences for it.",
    ),
    ("L5", "no_figure_need"): (
        "The need is told without any figure.",
        "Say how many people, how often or how much, and where the figure comes from.",
    ),
    ("L5", "no_figure_ask"): (
        "The request names no amount.",
        "Write how much you ask for, and what it pays for.",
    ),
    ("L6", "incomplete"): (
        "The ask %(item)s lacks: %(missing)s.",
        "Fill in what is missing; a rough figure that you correct later is enough.",
    ),
    ("L6", "chance"): (
        "The probability of %(item)s is %(value)s%%.",
        "Write a percentage from 0 to 100.",
    ),
    ("L6", "negative"): (
        "%(field)s of %(item)s is negative (%(value)s).",
        "Write a positive figure.",
    ),
    ("L7", "too_late"): (
        "The own deadline of %(item)s is not before that of the donor (%(date)s).",
        "Set it some days earlier.",
    ),
    ("L7", "too_early"): (
        "The decision on %(item)s comes before the donor's deadline (%(date)s).",
        "Correct one of the two dates.",
    ),
    ("L8", "no_reason"): (
        "%(item)s was refused, and no reason is written.",
        "Ask the donor politely for the reason and choose it.",
    ),
    ("L9", "differs"): (
        "%(item)s is %(here)s in the pipeline and %(there)s among the funding sources.",
        "Correct the amount that is out of date.",
    ),
    ("L10", "no_part"): (
        "The campaign lacks “%(field)s”.",
        "Fill it in before the campaign is announced.",
    ),
    ("L10", "negative"): (
        "“%(field)s” of the campaign is negative.",
        "Write a positive figure.",
    ),
    ("L10", "order"): (
        "The campaign ends before it starts.",
        "Correct one of the two dates.",
    ),
    ("L11", "none"): (
        "The campaign has no gift table.",
        "Write how many gifts of which amount make the goal.",
    ),
    ("L11", "short"): (
        "The gifts in the table make %(planned)s; the campaign is to raise %(goal)s.",
        "Add gifts to the table, or lower the amount to raise.",
    ),
    ("L12", "small"): (
        "The largest gift is %(percent)s%% of the amount to raise; %(least)s%% to "
        "%(most)s%% is usual.",
        "Look for somebody who can lead with a larger gift.",
    ),
    ("L12", "large"): (
        "The largest gift is %(percent)s%% of the amount to raise; %(least)s%% to "
        "%(most)s%% is usual.",
        "Split it into several gifts, or say what happens if it does not come.",
    ),
    ("L13", "incomplete"): (
        "A row of the gift table lacks: %(missing)s.",
        "Write the amount, the number of gifts and the number of people you will ask.",
    ),
    ("L13", "few"): (
        "A row of the gift table has %(have)s people to ask; at least %(least)s are advised.",
        "Add names to the list, or plan fewer gifts of this amount.",
    ),
    ("L14", "none"): (
        "The campaign has no costs.",
        "Write what it costs: printing, calls, transport, a hall; write also what is "
        "given for free.",
    ),
    ("L14", "dear"): (
        "Raising the money costs %(percent)s%% of it; at most %(most)s%% is advised.",
        "Look for cheaper channels or for gifts in kind.",
    ),
    ("L14", "incomplete"): (
        "The campaign cost %(item)s lacks: %(missing)s.",
        "Write the amount; 0 where it is given for free.",
    ),
    ("L15", "none"): (
        "Nothing says how givers are thanked.",
        "Write whom you thank, how, within how many days, and who does it.",
    ),
    ("L15", "incomplete"): (
        "Thanking (%(item)s) lacks: %(missing)s.",
        "Write whom you thank, within how many days, and who does it.",
    ),
    ("L15", "slow"): (
        "%(item)s: thanks after %(days)s days; at most %(most)s are advised.",
        "Thank sooner, if only with a short message.",
    ),
    ("L16", "none"): (
        "The campaign has no steps.",
        "Write the steps: who does what, on which channel, on which day.",
    ),
    ("L16", "incomplete"): (
        "The campaign step %(item)s lacks: %(missing)s.",
        "Write its channel, its date and who takes it.",
    ),
    ("L16", "outside"): (
        "The campaign step %(item)s lies more than %(days)s days outside the campaign.",
        "Correct the date, or the dates of the campaign.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
