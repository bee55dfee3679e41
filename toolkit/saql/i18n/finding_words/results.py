"""What is said about objectives and results (groups E and G)."""

from __future__ import annotations

REASONS = {
    "E1": "Specific: a reader who does not know you must see who or what changes, and where.",
    "E2": "Measurable: without a number and its unit nobody can say whether it was reached.",
    "E3": (
        "Assigned and achievable: somebody answers for it, and the step from today is within reach."
    ),
    "E4": "Relevant: an objective is a step towards its goal.",
    "E5": "Timed: a date within the plan tells everyone when to look at the result.",
    "E6": (
        "An objective names a change that can be seen; words like “support” and "
        "“strengthen” alone can mean anything."
    ),
    "E7": "An activity is what you do; an objective is what changes because of it.",
    "E8": "Two changes in one objective cannot be measured by one number.",
    "E9": (
        "The same objective twice doubles the work of measuring and confuses who is responsible."
    ),
    "G1": "A change comes from products and services, and these from work.",
    "G2": ("An assumption names what must hold outside your control for the next step to follow."),
    "G3": "A risk that is scored, answered and owned is half treated.",
    "G4": (
        "Activity, output and outcome answer three questions: what we do, what exists "
        "then, what changes."
    ),
}
"""Rule to why it matters."""

MESSAGES = {
    ("E1", "no_subject"): (
        "The objective %(item)s does not say who or what changes.",
        "Name the people or the thing, for example: “families headed by women”.",
    ),
    ("E1", "no_place"): (
        "The objective %(item)s does not say where.",
        "Choose the place, or write it in the sentence.",
    ),
    ("E2", "no_number"): (
        "The objective %(item)s has no number.",
        "Write a number and a unit, for example: “from 120 to 300 families”.",
    ),
    ("E2", "no_unit"): (
        "The objective %(item)s has a number, but not of what.",
        "Write the unit after the number, for example: “300 families”, “40 %% of pupils”.",
    ),
    ("E3", "no_owner"): (
        "Nobody is responsible for the objective %(item)s.",
        "Write the person or role who answers for it.",
    ),
    ("E3", "steep"): (
        "The objective %(item)s goes from %(baseline)s to %(target)s: a steep rise.",
        "Write why it is within reach, or choose a smaller step.",
    ),
    ("E3", "deep"): (
        "The objective %(item)s goes from %(baseline)s down to %(target)s: a deep fall.",
        "Write why it is within reach, or choose a smaller step.",
    ),
    ("E4", "no_goal"): (
        "The objective %(item)s is under no goal.",
        "Choose the goal it serves.",
    ),
    ("E4", "other_subject"): (
        "The objective %(item)s and its goal “%(goal)s” share no word.",
        "Check that it is under the right goal, or name the goal's subject in the objective.",
    ),
    ("E5", "no_deadline"): (
        "The objective %(item)s has no deadline.",
        "Write a date within the plan, for example 31/12/2028.",
    ),
    ("E5", "before_its_start"): (
        "The deadline of the objective %(item)s is before its own start.",
        "Correct one of the two dates.",
    ),
    ("E5", "before_plan"): (
        "The deadline of the objective %(item)s is not after the start of the plan (%(start)s).",
        "Choose a later date, or move the start of the plan.",
    ),
    ("E5", "after_plan"): (
        "The deadline of the objective %(item)s is after the end of the plan (%(end)s).",
        "Choose a date within the plan, or a longer horizon.",
    ),
    ("E6", "vague"): (
        "The objective %(item)s says “%(verb)s” without a measure.",
        "Say what will be more or less, from how much to how much, for example: “Raise "
        "school attendance from 60%% to 85%%”.",
    ),
    ("E6", "no_change"): (
        "The objective %(item)s names no change.",
        "Begin with a change, for example: increase, reduce, raise … from … to …",
    ),
    ("E7", "activity"): (
        "The objective %(item)s begins with an activity (“%(verb)s”).",
        "Ask “so that what changes?” and write the answer; move the work to the activities.",
    ),
    ("E8", "two"): (
        "The objective %(item)s seems to hold two changes (the second: “%(verb)s”).",
        "Make two objectives of it, or keep the more important change.",
    ),
    ("E9", "alike"): (
        "The objective %(item)s says nearly the same as “%(other)s”.",
        "Merge the two, or say what is different: the people, the place or the measure.",
    ),
    ("G1", "no_output"): (
        "The outcome %(item)s has no output.",
        "Add the product or service that leads to it.",
    ),
    ("G1", "no_activity"): (
        "The output %(item)s has no activity.",
        "Add the activities that make it.",
    ),
    ("G2", "none"): (
        "%(item)s has no assumption.",
        "Finish the sentence: “This leads to the next level if …”",
    ),
    ("G2", "repeats"): (
        "The assumption of %(item)s repeats the result itself.",
        "Write what must hold outside: permission, security, prices, people's willingness.",
    ),
    ("G3", "none"): (
        "The risk register is empty.",
        "Write the three things most likely to stop the plan.",
    ),
    ("G3", "no_likelihood"): (
        "The risk %(item)s: likelihood is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "no_severity"): (
        "The risk %(item)s: severity is not scored.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "out_of_scale"): (
        "The risk %(item)s: “%(field)s” is outside the scale.",
        "Choose a score from 1 to 5.",
    ),
    ("G3", "no_response"): (
        "The risk %(item)s has no response.",
        "Choose: avoid, reduce, share or accept.",
    ),
    ("G3", "no_owner"): (
        "Nobody is responsible for the risk %(item)s.",
        "Write who watches it.",
    ),
    ("G3", "no_mitigation"): (
        "The risk %(item)s is grave (%(score)s of 25) and has no mitigation.",
        "Write what you will do so that it is less likely or less severe.",
    ),
    ("G3", "no_date"): (
        "The mitigation of the grave risk %(item)s (%(score)s of 25) has no date.",
        "Write by when it will be done.",
    ),
    ("G4", "activity_is_change"): (
        "The activity %(item)s begins with a change (“%(word)s”).",
        "Write what you do, for example: hold, train, distribute; the change belongs to the "
        "outcomes.",
    ),
    ("G4", "output_is_action"): (
        "The output %(item)s begins with an action (“%(word)s”).",
        "Write what exists when the work is done, for example: “200 trained teachers”.",
    ),
    ("G4", "output_is_change"): (
        "The output %(item)s begins with a change (“%(word)s”).",
        "Write the product or service; the change belongs to the outcomes.",
    ),
    ("G4", "outcome_is_action"): (
        "The outcome %(item)s begins with an action (“%(word)s”).",
        "Write what changes for people or for the organisation because of it.",
    ),
}
"""Rule and variant to what is wrong and how to mend it."""
