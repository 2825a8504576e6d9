### The words of Tierboard in English, in the format of Project Fluent. The build makes a function of
### each key; other languages have the same keys.

## Names of things

product = Tierboard
untitled = Untitled plan
plan = Plan
the-plan = The plan
the-board = The board
touchpoint = Touchpoint
the-touchpoints = Touchpoints
platform = Platform
platforms = Platforms
insight = Insight
tier = Tier
verdict = Verdict
verdicts = Verdicts
confidence = Confidence
source = Source
sources = Sources
because = Because
reasons = Reasons
rules = Rules
rules-behind = The rules behind it
facts-as-of = facts as of
switches = Switches
switches-missing = Switches missing
goals = Goals
best-moves = Best next moves
next-move = Best next move
coverage = Coverage
coverage-by-tier = Coverage by tier
platform-by-platform = What you will know, platform by platform
out-title = What stays out of reach
signs-title = Signs
contents = Contents
covered = Covered
person = person
totals = totals
id = ID
name = Name
shown-as = Shown as
kind = Kind
kind-name = Kind name
platform-name = Platform name
grain = Grain
wanted = Wanted
state = State
rests-on = What it rests on
what = What
content = Content
details = Details
whole-tier = the whole tier
totals-title = Sums
totals-by = Added up by
totals-of = Of
totals-of-all = All touchpoints
cell-cut = {" … (cut here: a cell holds at most "}{ $most } characters)
plan-files = Tierboard plans
sheets = Spreadsheets
pictures = Pictures

## Lists, quotation, numbers

list-and = {" and "}
list-or = {" or "}
list-comma = {", "}
semicolon = {"; "}
space = {" "}
quoted = “{ $text }”
labelled = { $label }: { $says }
with-aside = { $text } ({ $aside })
touchpoints = { $count ->
    [one] 1 touchpoint
   *[other] { $count } touchpoints
}
of-total = { $count } of { $total }
more = { $count } more
and-more = and { $count } more
legend = { $state } { $count }
pixels = {" px"}
yes = yes
on = on
off = off
none = none
not-set = not set
money = CNY { $amount }

## Verdicts and states

about-a-person = about a person
in-total = in total only
under-key = under an identifier
short-pseudonym = identifier
locked = locked
one-switch = one switch away
switches-away = { $count } switches away
available = available
unstated = unstated
withheld = kept by the platform
short-withheld = withheld
not-sensed = not seen by this kind
short-not-sensed = not seen
comes-through = comes through
met = met
out-of-reach = out of reach
sign-person = About a person: the brand learns it of each consumer
sign-total = In total only: the brand learns it of a group
sign-pseudonym = Under an identifier: a row about one person, by which the brand cannot reach them
sign-locked = Locked: a switch on the touchpoint is missing
sign-available = Available: some touchpoint that could be placed would bring it
sign-withheld = Kept by the platform
sign-unstated = Unstated: no source says, so nothing is promised
sign-not-sensed = Not seen: the platform lets it out, but this kind cannot see it
sure-stated = stated
sure-inferred = inferred
sure-official = official
sure-secondary = secondary
means-stated = the source says it
means-inferred = concluded from the source
means-official = published by the platform or a regulator itself
means-secondary = reported by a third party, such as an agency, a law firm or a vendor

## Why a verdict is what it is

what-it-yields = What it yields, and why
insight-verdict = { $insight }, { $verdict }
source-line = Source: { $source } ({ $sure })
lift = { $because } With { $switch } it would be about a person.
lift-pseudonym = { $because } With { $switch } it would be under an identifier.
cheapest-meets = Meets { $met } of { $count } goals for CNY { $cost }
cheapest-never = No plan meets { $goal }
cheapest-point = { $goals ->
    [one] 1 goal: CNY { $cost }
   *[other] { $goals } goals: CNY { $cost }
}
cheapest-switch = { $name }: turn on { $switches }
cheapest-place = Place { $name }
cheapest-place-with = Place { $name } with { $switches }
not-solved = No proven solution was found: { $reason }
still-needs = Still needs { $sets }. { $reason }
keeps = { $reason } { $keeper } keeps it.
silent = No source of this pack says what { $platform } lets out of “{ $insight }”. It is left open, not promised.
blind = { $platform } would let it out, but no rule of this pack says that a touchpoint of the kind “{ $kind }” can see it.
unknown-touchpoint = The pack does not know this touchpoint.
needs = needs { $set }
what-if = If you switch off
no-switches = No switch changes what it yields.
switch-without-effect = No rule for this kind on this platform needs it. It is kept in the plan.
nothing-lost = nothing is lost here
insights-lost = { $count ->
    [one] 1 insight is lost or coarser here
   *[other] { $count } insights are lost or coarser here
}
tier-stays = { $switch }: { $here }; { $tier } stays at { $after } of { $total }.
tier-falls = { $switch }: { $here }; { $tier } falls from { $before } to { $after } of { $total }.
nothing-placed = Nothing is placed yet.

step-data = changing the handling of data of { $name }
data-changed = other handling of data
form-is = Form: { $form }
known-for = known for { $date }
holds-since = since { $date }
holds-until = until { $date }
decided-by-rule = Decided by the yield rule { $rule }
decided-by-ceiling = Ceiling of { $scope }: { $lets }
ceiling-named = ceiling of { $scope }, { $insight }
overrides-ceiling = It overrides the ceiling of { $scope }: { $lets }. { $because }
known-by = People are known by
same-people = Recognises the same people as { $names }
no-keys = People are not recognised here beyond the visit
data-head = Keys, duties and handling of data
duties-head = What the law asks
no-duties = Nothing that this pack names
no-legal-advice = A note, and no legal advice.
statement = Statement
address = Web address
no-targets = Targets, routes and costs are written as CSV: choose it
no-passport = Data passports are written as PDF or XLSX: choose one of these
reasons-left-out = The reasons are listed for up to { $most } touchpoints; the workbook (XLSX) has all of them.
numbered-name = { $number } { $name }
argument-targets = Write targets, routes, costs and options in place of the plan (CSV); `import` reads them back
argument-passport = Write the data passports of the touchpoints in place of the plan (PDF, XLSX)
passport = Data passport
passport-all = All touchpoints
passport-collects = What is collected
passport-nothing = No insight comes through: nothing is collected here.
passport-in-place = Consent and conditions in place
passport-not-in-place = Not in place yet
passport-law = Law and article
passport-bars = Export of personal data
passport-bars-hint = People in a calendar year, from the visitors of the touchpoints whose data leave the mainland
passport-asks = What is asked
passport-bar = From
passport-expected = Expected
passport-stand = Against the bar
passport-form = In what form
passport-dates = Dates
passport-handling = How it is handled
bar-people = { $count ->
    [one] 1 person, without sensitive data
   *[other] { $people } people, without sensitive data
}
bar-sensitive = { $count ->
    [one] 1 person, with sensitive data
   *[other] { $people } people, with sensitive data
}
bar-expected-partly = { $people }, without { $count } touchpoints whose visitors are not set
bar-under = under the bar
bar-at = at the bar
bar-over = over the bar
no = no
field-operator = Run by
operator-brand = the brand
operator-partner = a partner
operator-agency = an agency
operator-platform = the platform
leaves-mainland = Data leave the mainland
is-sensitive = Sensitive data
about-minors = Data of minors
field-recipients = Passed on to
hint-recipients = Passed on to: names, separated by commas
field-purpose = Purpose
hint-purpose = What the data are for

## Coverage

insights-in-state = { $names } { $state }
tier-covered = { $tier }: { $parts }.
cells-covered = { $reached } of { $all } insight cells covered
status-line = { $what }  ·  { $reached } of { $all } insight cells covered
cell = { $row }, { $insight }: { $state }
from-touchpoint = { $cell }, from { $name }
same-as-table = The same as a table
matrix-caption = Platforms and insights. Click a cell to read why.
chip-hint = Click a chip to read why, who says so and how sure it is.
every-reason = Every insight of every touchpoint, with its reason

## Goals, moves, what stays out of reach

goals-hint = What should the brand learn, at least?
no-goals = No goals yet. Click the empty board and choose them on the right.
no-goals-set = No goals are set.
goal-person = { $insight } about a person
goal-pseudonym = { $insight }, at least under an identifier
goal-total = { $insight }, at least in total
goal-switch-person = Goal: { $insight } about a person
goal-switch-pseudonym = Goal: { $insight } at least under an identifier
goal-switch-total = Goal: { $insight } at least in total
goal-line = { $goal }: { $stands }
met-by = met by { $names }
needs-on = needs { $switches } on { $name }
place-for-goal = place “{ $kind }” on { $platform }
out-of-reach-because = out of reach: { $parts }
kept-by = kept by { $names }
unseen-on = no kind of touchpoint can see it on { $names }
unstated-for = unstated for { $names }
only-totals = no more than totals elsewhere
no-moves = Nothing left to gain: what is missing is kept by the platforms or unstated.
move-label = { $action }: { $promise }
move-on = { $action } on { $name }
place = Place “{ $kind }” on { $platform }
place-with = Place “{ $kind }” on { $platform }, with { $switches }
gain = {"+"} { $names } { $state } in { $tier }
meets = { $count ->
    [one] meets the goal { $goals }
   *[other] meets the goals { $goals }
}
name-on = { $name } ({ $platform })
insight-on-platforms = { $insight } on { $platforms }
lead-to = Lead people from there to { $name }.
no-price = No touchpoint of this plan yields it about a person.
nothing-out = Nothing on the platforms of this plan is kept back.

## Commands

menu-edit = Edit
menu-view = View
menu-help = Help
menu-stage = On stage
new = New plan
new-from-this = New from this plan
open = Open…
open-it = Open
open-recent = Open recent
open-example = Open example
example-skincare = Skincare launch, all tiers
example-sports = Sports brand, strong in CRM
example-luxury = Luxury house, closed tier only
example-member-pass = Member passes, field pack of 2026
example-empty = Empty start
save = Save
save-as = Save as…
import = Import rows…
export = Export…
print = Open as PDF, to print
compare = Compare with…
bar-compare = Compare…
bar-language = EN / 中
present = Present
scenes = Scenes of the presentation…
quit = Quit
close = Close
cancel = Cancel
undo = Undo
redo = Redo
undo-what = Undo { $step }
redo-what = Redo { $step }
cut = Cut
copy = Copy
paste = Paste
copy-cards = Copy cards as a picture
copy-board = Copy the board as a picture
copy-chart = Copy the chart as a picture
duplicate = Duplicate
delete = Delete
select-all = Select all
deselect = Clear selection
rename = Rename
move-up = Move up
move-down = Move down
move-left = Move to the column on the left
move-right = Move to the column on the right
move-to = Move to
find-kind = Find a touchpoint kind
commands = All commands…
commands-hint = { $key } commands
find-command = What do you want to do?
no-command = No command has that name.
toggle-palette = Palette
toggle-inspector = Inspector
toggle-evidence = Evidence
fold-lanes = Fold or unfold all lanes
fold = Fold { $platform }
unfold = Unfold { $platform }
theme-system = System theme
theme-light = Light theme
theme-dark = Dark theme
language = Language
zoom-in = Zoom in
zoom-out = Zoom out
zoom-reset = Actual size
zoom-percent = Zoom { $percent }%
zoom-end = A larger zoom needs a larger window
toggle-lens = Date, confidence, what if
lens-day = As of
lens-day-hint = The stops are the dates on which the rules change, from { $first } to { $last }
lens-sure = At least
lens-sure-hint = Statements that are less sure count as not written
counted-name = { $name } { $count }
lens-what-if = What if
suppose = Suppose…
suppose-tier = What if it were…
rules-missing = { $file }: its rules are not here
rules-missing-says = The plan “{ $title }” needs the rules { $rules }, which are not among yours. It can be read here; to work with it, open it with other rules, or add these from a file and open it again.
rules-open-with = Open with { $pack }
rules-keep-carried = Keep the rules of the plan
rules-use-installed = Use the installed ones
rules-differ-title = Which rules are meant?
rules-differ-says = The plan carries the rules “{ $pack }”, and those installed here under the same id differ. The plan is shown with its own. These statements are different:
rules-only-carried = The plan needs the rules that it carries: none are installed that fit it
more-open = ↑ more open
less-open = ↓ less open
more-open-than = More open than the column “{ $column }”: with its switches it yields { $insights }.
less-open-than = Less open than the column “{ $column }”: less detail, or none, of { $insights }.
suppose-here = What if { $name } were { $tier }?
suppose-where = What if { $name }…?  Let go over another column
its-own-tier = { $tier } (as the rules say)
moved-to = { $platform } → { $tier }
take-back = Take the hypothesis back
would-go = { $what } could not stand there then, and would go in the same step
gone-with-hypothesis = { $what } could not stay and went in the same step; undo brings them back
lens-reset = As the rules say it
reached-before-and-now = { $before } → { $now } of { $all } insights
more-platforms = { $count ->
    [one] 1 more platform…
   *[other] { $count } more platforms…
}
hide = Hide { $platform }
rules-menu = Rules: { $pack }
help = Help and shortcuts

mark-as-of = as of { $day }
mark-at-least = at least { $confidence }
mark-what-if = supposing that { $platform } were { $tier }

## Fields and hints

field-title = Title of the plan
field-name = Name of the touchpoint
field-visitors = Visitors a year
field-budget = Budget, CNY
field-phase = Phase
field-notes = Notes
hint-notes = What a colleague should know
several-values = several values
no-common-platform = No platform hosts all of them
phases = Phases…
phases-head = Phases
phases-title = Phases of the plan
phases-hint = A new name is given to all touchpoints of the phase. This is the order on stage, and in exports.
phase-name = Name of the phase
phase-number = Phase { $number }
phase-unnamed = A phase needs a name
add-phase = Add a phase
not-visitors = Visitors: “{ $text }” is not a whole number of people; write it like 240,000; the plan keeps what it had
not-budget = Budget: “{ $text }” is not an amount; write it like 180,000; the plan keeps what it had
not-yuan = Budget: “{ $text }” is in { $currency }, and the plan counts in CNY; write it in CNY; the plan keeps what it had
find-touchpoint = Find a touchpoint…
palette-hint = Drag onto a platform, or press Enter and choose the lane with the arrow keys.
palette-lately = Placed last
palette-on = On { $platform }
palette-nothing = Nothing has that name. Try English, Chinese or pinyin initials: xcx finds 小程序.
runs-on = Runs on { $platforms }
begin-under = Begin under the rules { $pack }
empty-title = Where will the plan reach consumers?
empty-text = Drag a touchpoint from the left onto a platform. Open platforms let the brand know individuals, with consent; semi-open ones give purchases and a phone number; closed ones give totals only. Or start from an example.
plan-in-numbers = { $what }  ·  budget CNY { $budget }
facts-of = Facts as of { $date }
several-hint = A switch here is flipped on all of them that it matters for.
are-selected = { $what } selected
leads-nowhere = No touchpoint of the plan brings this
show-on-board = Show { $what } on the board
matters-for = Matters for { $what }
card-on = { $name } on { $platform }
ready = Ready

## A drag, and what comes of it

stays-here = It is here now
moves-here = They would come here
would-yield = Here it would yield
once = with { $switches } switched on
over-yields = “{ $name }” over { $platform }: would yield { $yields }
over-locked = “{ $name }” over { $platform }: { $locked } would be locked there
over-partly = “{ $name }” over { $platform }: would yield { $yields }; { $locked } would be locked there
over-nothing-yielded = “{ $name }” over { $platform }: would yield nothing there
over-several = { $name } over { $platform }
over-refused = “{ $name }” cannot go to { $platform }: it does not run there
over-nothing = Carrying “{ $name }”: drop it on a platform, or press Escape
over-the-bin = Release to remove “{ $name }” from the board, or press Escape
remove = Remove
kind-not-hosted = No { $kind } runs on { $platform }
not-all-hosted = Not all of them run on { $platform }
no-lane-further = No platform further that way hosts “{ $name }”
dropped-nowhere = “{ $name }” was dropped beside the lanes: nothing has been placed
not-moved = Cancelled: “{ $name }” was not moved
not-placed = Cancelled: “{ $name }” was not placed
cancelled-only = Cancelled

## Steps of the history

step-placing = placing { $name }
step-move = moving { $name }
step-removal = removing { $name }
step-switch-on = switching on { $switches } for { $name }
step-switch-off = switching off { $switches } for { $name }
step-renaming = renaming { $name }
step-visitors = changing the visitors of { $name }
step-budget = changing the budget of { $name }
step-phase = changing the phase of { $name }
step-phases = ordering the phases
step-phase-renamed = renaming the phase { $phase }
step-phase-removed = removing the phase { $phase }
step-notes = changing the notes of { $name }
step-pasting = pasting { $name }
step-duplicate = duplicating { $name }
step-goal = setting the goal “{ $goal }”
step-goal-dropped = dropping the goal “{ $goal }”
step-title = changing the title
step-rules = changing the rules
step-as-of = choosing the date of the facts
step-suppose = changing the hypotheses
step-show = choosing the platforms shown
step-days = changing the days of { $name }
step-share = changing the share of { $name }
step-basis = changing the basis of the share of { $name }
step-of-stage = changing the stage of { $name }
step-target = changing the target of { $goal }
step-overlap = changing the overlap
step-stages = changing the stages
step-costs = changing what moves cost
step-lead = { $count ->
    [one] drawing a route
   *[other] drawing { $count } routes
}
step-reroute = changing a route
step-unlead = deleting a route
step-options = changing the options
step-adopt = adopting an option
step-cheapest = taking the cheapest way
step-block = changing a block of cells
step-stage = changing the presentation
step-done = { $step }: { $is } of { $all } insight cells covered{ $change }
cells-more = , { $count } more
cells-fewer = , { $count } fewer
undone = Undone: { $step }
redone = Redone: { $step }
no-step = Nothing has been changed yet
nothing-changed = Nothing has been changed.

## Files: messages

new-plan = A new plan
from-template = A new plan, made from the one before; it has no file yet
copy-of = { $title } (copy)
example-opened = An example plan; save it under a name of your own to keep changes
opened = Opened { $name }
cannot-open = { $name } cannot be opened
saved-to = Saved to { $path }
saving = Saving…
reading = Reading { $name }…
broke = An internal error stopped this; nothing has been changed
not-saved = The plan has not been saved
state-saved = Saved
state-unsaved = Unsaved
state-unchanged = No changes
unsaved-of = Unsaved changes in { $file }
no-file-yet = Not in any file yet
unsaved-title = Save the changes first?
has-unsaved = “{ $title }” has changes that no file holds.
do-not-save = Do not save
cancelled-unsaved = Cancelled: the plan is still unsaved
replace = Replace
replace-title = Replace the file?
replace-changed = { $file } has been changed by somebody else since it was opened. Saving replaces it; the version that is there now stays as the backup.
replace-there = { $file } already exists. Saving replaces it; the version that is there now stays as the backup.
comments-title = Save without the comments?
comments-text = { $file } holds { $count ->
    [one] a comment
   *[other] { $count } comments
} below its first bracket. Saving keeps the comment at the top and loses { $count ->
    [one] this one
   *[other] these
}; the file as it is now stays as the backup. Save under another name to keep both.
save-anyway = Save anyway
save-path = Save the plan
open-path = Open a plan
no-dialog = This desktop offers no file dialog. Type the path:
path-name = Path of the file
one-at-a-time = Another file is being opened, saved or exported; finish that first
not-on-stage = Leave the presentation first to open a file
recovered-of = Unsaved work on { $name } was left behind when Tierboard ended.
recovered-any = Unsaved work was left behind when Tierboard ended.
recovery-off = Unsaved work cannot be kept for recovery here: save often
recover = Recover
discard = Discard
discarded = The unsaved work has been discarded
work-recovered = Unsaved work recovered; save it to keep it
touchpoints-copied = { $what } copied
nothing-to-paste = The clipboard holds no touchpoints
packs-folder = Put packs of your own into { $folder }.
packs-unsound = Packs that cannot be used…
rules-used = The plan now uses the rules “{ $pack }”
rules-refused = The rules “{ $pack }” do not fit this plan

## Findings: what is wrong with a file

noun-kind = touchpoint kind
noun-platform = platform
noun-insight = insight
noun-condition = condition
noun-pack = rule pack
noun-touchpoint = touchpoint id
noun-phase = phase
noun-source = source
noun-group = group
noun-tier = tier
noun-rule = yield rule
noun-ceiling = ceiling
noun-field = field
noun-word = word
noun-key = key
noun-means = means
noun-identity = identity rule
noun-link = link
noun-duty = duty
noun-festival = festival
noun-stage-model = stage model
noun-threshold = threshold
noun-synonym = synonym
noun-stage = stage
noun-option = option
no-share = { $value } is not a share; write a number from 0 to 1
share-order = low, likely and high are { $value }; write them from the smallest to the largest
own-tier = { $platform } is in the tier { $tier } already; choose another tier, or remove the hypothesis
route-to-itself = the route from { $id } leads to itself; choose another touchpoint
expected-text = a text in quotation marks
expected-count = a whole number up to 18446744073709551615
expected-number = a number
expected-numbers = numbers by ids, such as {"{"}"consent": 1.5{"}"}
expected-record = a record in round brackets, such as `(id: 1)`
expected-list = a list in square brackets, such as `["consent"]`
expected-bare = a bare word, such as `individual`
expected-format = a file format; write `1`
did-you-mean = did you mean { $value }?
can-be = it can be { $values }
nothing-near = none is defined
unknown-value = unknown { $noun } { $value }; { $remedy }
appears-twice = { $noun } { $value } appears twice; change one, or remove it
not-hosted-here = { $platform } does not host { $kind }; did you mean { $hosts }?
negative = { $value } is negative; write 0 or more
not-finite = { $value } is not a finite number; write a number, or leave the field out
wrong-type = { $value } is not { $expected }
missing-field = the field { $field } is missing; add it
blank-field = the field { $field } is blank; fill it in
no-date = { $value } is no date; write a year, a month or a day, such as `2026`, `2026-09` or `2026-09-30`
newer-format = format { $found } is newer than this program reads (up to `{ $newest }`); open it with a newer Tierboard
bad-syntax = this is not valid RON: { $reason }; correct it in a text editor, or restore the backup
too-deep = the brackets are nested deeper than in any valid file; remove the innermost ones
empty-file = the file is empty; choose another, or start with a new plan
empty-list = the list { $list } is empty; add at least one entry
pack-not-plan = this is a rule pack, not a plan; pass it with --rules, or put it into the folder of packs
plan-not-pack = this is a plan, not a rule pack; give a pack's id or its file
too-many-conditions = { $count } conditions are too many; a pack can have at most 64
missing-tier = the tier { $tier } is missing; add it
rule-reaches-nothing = the yield rule { $rule } has no effect: none of its platforms hosts any of its kinds
carried-pack-differs = { $file }: the plan carries a rule pack { $id } that differs from the installed one, and is read with the one it carries; use --rules to choose another
not-after = { $until } is not after { $since }; correct one of the two
no-web-address = { $address } is not an address of the web; write one that begins with https:// or http://, or leave it out
warning = warning: { $at }: { $problem }
links-differ = the links { $id } and { $other } are about the same step, equally specific, and say different things on one day; name kinds in one of them, or give them dates
never-decides = the rule { $id } never decides: nothing lets it through where it applies, or another rule always gives as much for less; change it, or remove it
no-ceiling = the rule { $rule } senses { $insight } in the tier { $tier }, which has no ceiling for it, so the verdict is unstated; add a ceiling
no-host = no platform hosts the kind { $id }; add one to `hosts`
no-title = the source { $id } has no title; add one
no-address = the source { $id } has no address, though a statement calls it official or stated; add the address, or lower the confidence
not-cited = no statement cites the source { $id }; cite it, or remove it
after-the-facts = { $date } is after the date of the facts, { $facts }; correct one of the two
key-not-given = no identity rule gives the key { $id }; add one, or remove the key
means-not-used = no link uses the means { $id }; add one, or remove the means
a-copy = { $id } says the same as { $other }; remove one of the two
no-file = there is no such file; check the name and the folder
is-folder = this is a folder; name a file in it
is-device = this is a pipe or a device; copy what it gives into a file, and open that
file-too-large = the file is too large: it takes `{ $size } MB`, and at most { $most } MB can be read
not-utf8 = the text is not UTF-8 (first at byte { $at }); save it as UTF-8 in a text editor
unreadable = cannot be read: { $reason }
cannot-save = cannot be saved: { $reason }
output-not-written = The output cannot be written: { $reason }.
no-backup = not saved, since the version before it cannot be kept as { $name }: { $reason }
backup-is-folder = there is a folder of that name; move it away
unwritable = the plan cannot be written: { $reason }
no-pack = there is no rule pack { $name }: no pack has this id, and no file this name; the packs are { $known }

## Refusals: why an action does nothing

touchpoint-gone = there is no touchpoint `{ $id }` any more
no-kind = the rule pack has no kind { $id }
no-platform = the rule pack has no platform { $id }
no-switch = the rule pack has no switch { $id }
no-insight = the rule pack has no insight { $id }
does-not-host = { $platform } does not host { $kind }
not-a-budget = a budget is a number, 0 or more

## Import

updated-from-sheet = Updated { $what } from the spreadsheet
update-these = Update { $what }
place-and-update = Place { $new } and update { $updated }
step-import = importing { $what }
import-sheet = Sheet
import-all-sheets = All sheets
import-hidden = Hidden rows too: { $count }
import-updates = Update the touchpoints with the same ids: { $count }
import-rate = Yuan for 1 { $currency }
import-word = “{ $word }” is
import-line = Line
import-fate = What becomes of it
import-unused = not imported
import-unit = × { $unit }
import-column-of = What “{ $head }” holds
import-column-number = Column { $number }
import-cell = { $head }, line { $line }
import-words-head = Words that the rules do not have
import-money-head = Other currencies
end-comparison = End the comparison
comparison-ended = The comparison has ended
differences = Differences
earlier-messages = Earlier messages
ended-while-opening = Tierboard ended while { $file } was being opened; it is as it was
open-anyway = Open it again
handout-touchpoints = Touchpoints and what they yield
visitors-short = Visitors
find-cards = Find on the board
filter = Filter
no-filter = No filter
any = any
platform-hit = Platform { $name }
find-next = Next
find-previous = Previous
reason-not-found = no such file or directory
reason-denied = permission denied
reason-full = no space left on device
reason-read-only = read-only file system
import-stays = The corrections would be lost; Cancel closes the import
import-path = Import rows from a spreadsheet
import-title = Rows of the spreadsheet
import-summary = Ready: { $ready }  ·  with a question: { $ask }  ·  without a number that could not be read: { $incomplete }  ·  left out: { $refused }. Nothing is placed before you say so, and one undo takes it all back.
sheet-line = Line { $line }
choose = choose…
instead-of = “{ $value }” is…
no-place = neither a kind nor a platform
bad-number = { $field }: { $value } cannot be read as a number, 0 or more; the row comes without it, to be filled in later
other-currency = { $field }: { $value } is in { $currency }, and plans count in CNY; the row comes without it, to be filled in later
bad-switch = { $value } is neither yes nor no
no-switch-called = no switch is called { $value }; did you mean { $nearest }?
place-these = Place { $what }
placed-from-sheet = { $what } placed from the spreadsheet
other-format = the format `{ $ending }` cannot be read; save it as XLSX or CSV
workbook-locked = the workbook is locked with a password; remove the password and save it again
no-sheet = the workbook holds no sheet
too-many-rows = the sheet has more than { $most } rows; split it
workbook-too-large = the workbook is too large (at most { $most } MB unpacked)
workbook-unsound = this workbook cannot be read: { $reason }; save it again as XLSX or CSV
sheet-is-web-page = this is a web page (HTML), not a spreadsheet; open it in the spreadsheet and save it as XLSX or CSV
no-such-sheet = the workbook has no sheet { $wanted }; it has { $known }
text-has-no-sheets = the file is a text, which has no sheet { $wanted }; leave out the name
row-hidden = This row is hidden in the spreadsheet
formula-without-value = formula without a value: open and save it in the spreadsheet
sheet-too-wide = columns after number { $most } are not read; move them to the left
sheet-read = Sheet { $name }
sheets-not-read = not read: { $names }; choose with --sheet NAME or --all-sheets
sheet-without-heads = sheet { $name } has no column of kinds or platforms and is not read
column-is = { $head }: { $field }
column-is-in = { $head }: { $field } × { $unit }
column-not-imported = { $head }: not imported
fate-ready = ready
fate-incomplete = incomplete
fate-question = question
fate-left-out = left out
fate-update = update
no-kind-called = no kind is called { $value }; did you mean { $nearest }?
no-kind-given = the kind is missing; it could be { $nearest }
no-platform-called = no platform is called { $value }; did you mean { $nearest }?
no-platform-given = the platform is missing; it could be { $nearest }
choose-platform = { $wrong }; give { $nearest }
id-is-gone = no touchpoint of the plan has the id { $id }; the row becomes a new one
id-again = the row in line { $line } has the id { $id } too; where both have a value, the lower row counts
nothing-written = nothing was written: { $refused } left out, { $ask } with a question; correct them, or write the others with --partial
written-in-part = written without { $refused } left out and { $ask } with a question

## Presentation

title = Title
three-tiers = The three tiers
open-tier = The open tier
semi-open-tier = The semi-open tier
closed-tier = The closed tier
phase-by-phase = The plan, phase by phase
comparison = Comparison
text = Text
picture = Picture
subtitle = What the brand will learn about its consumers in China
tiers-title = What can the brand learn about its consumers?
tiers-below = China's platforms open to three levels
no-phase = Without a phase
out-below = and what to do instead
goals-title = What the brand wants to learn
goals-below = { $met } of { $all } met
moves-below = the most useful first
reaches = The plan reaches { $number } insights
rises = {" "}and { $tier } rises to { $reached }
new-in-phase = New in this phase, and why
continues = More than fits here: the slides and the PDF go on with no. { $next }.
grounds = Rules: { $pack }, facts as of { $date }. Sources: { $sources }.
foot = Rules: { $pack }, facts as of { $date }
scenes-title = Scenes of the presentation
scenes-hint = Ticked scenes are shown, in this order. Notes are for the presenter, and go into the slides.
drag-scene = Drag it to another place
scene-title = Title of the scene
scene-text = Text of the scene
new-scene = New text
add-text = Add a text
add-picture = Add a picture…
picture-path = Add a picture
no-picture = This is not a PNG, JPEG or SVG picture that can be read
picture-too-large = The picture is too large: at most { $most } MB
too-many-pictures = The pictures of a plan can take { $most } MB together; use smaller ones
unreadable-picture = The picture cannot be read.
picture-too-heavy = The picture needs too much memory to be drawn.
picture-too-slow = The picture takes too long to be drawn: make it simpler or smaller.
picture-not-started = The picture cannot be drawn now: the system does not start another program.
stage-empty = No scene is shown: tick one under Plan, Scenes of the presentation
stage-forward = Next phase or scene
stage-back = Previous phase or scene
stage-first = First scene
stage-last = Last scene
stage-scene = Go to scene
stage-black = Black screen
stage-white = White screen
stage-timer = Timer of ten minutes on or off
stage-minute = One minute more
stage-five-minutes = Five minutes more
stage-before = Before and after the last change
stage-window = Second window
stage-list-keys = Show these keys
stage-spotlight = Spotlight, while it is held
stage-digits = 1 to 9, 0
stage-hint = Arrow keys: on and back  ·  ?: all keys  ·  Esc: leave
stage-leave = Leave the presentation
stage-end = End of the presentation
stage-no-notes = No notes for this scene. Add them under Plan, Scenes of the presentation.
stage-no-timer = no timer
stage-stop-timer = Stop the timer
stage-screen = Screen
stage-keys = Arrows, space or a presenter's remote: on and back. Digits: jump. B black, W white, S spotlight, T timer, + one minute more, F five, X before and after, P second window, ? all keys, Escape leaves.
more-minutes = {"+"}{ $minutes } min

## Comparison

compare-path = Compare with an earlier plan
compare-title = Before and after
compared-with = Compared with { $name }
compared-hint = The presentation, and every export but XLSX, CSV and JSON, now holds this comparison.
before = Before
after = After
added = Added
removed = Removed
changed = Changed
goals-added = Goals added
goals-dropped = Goals dropped
goals-won = Goals won
goals-lost = Goals lost
same = Touchpoints, goals and title are the same.
title-changed = title from { $from } to { $to }
phases-reordered = phases now in this order: { $phases }
moved = moved from { $from } to { $to }
was-called = was called { $name }
was-unnamed = had the name of its kind
switched-on = { $switches } switched on
switched-off = { $switches } switched off
visitors-changed = visitors from { $from } to { $to }
budget-changed = budget (CNY) from { $from } to { $to }
phase-changed = phase from { $from } to { $to }
notes-changed = other notes
from-left = From left to right: { $insights }

## Export

export-path = Export
export-pptx = Slides to edit (PPTX)
export-pdf = Document to hand out (PDF)
export-html = Page that answers why (HTML)
export-xlsx = Workbook with chart (XLSX)
export-csv = Rows (CSV)
export-markdown = Tables for a document (Markdown)
export-json = For programs (JSON)
export-svg = Picture of lines and text (SVG)
export-png = Picture of pixels (PNG)
export-dark = Dark pictures and slides
export-width = Width of pictures
one-scene = One scene
picture-as = { $what } as { $format }
exporting = Writing { $name }…
exported = Exported to { $file }
printing = Making the PDF…
print-opened = Opened in the system's viewer: { $file }
no-viewer = { $file } has been written, but no program opened it: { $reason }
picture-copied = Copied as a picture
no-glyph = { $place }: no font here has { $characters }; a box stands in its place
touchpoint-by-name = Touchpoint { $name }
scene-by-name = Scene { $name }
export-failed = The export has not been written
closes-after-export = The window closes once the export is written
made = Made with Tierboard. This file loads nothing from the network and runs no script.
no-font = the shipped fonts cannot be read
not-written = the { $format } file cannot be made of this plan
too-high = the picture would be { $height } pixels high, which is too high; it can be { $width } pixels wide, as SVG in any size, and as PDF on several pages
too-wide = a picture can be 1 to { $most } pixels wide
no-width = a whole number from 1 to { $most }
no-scene = the presentation has no such scene; it has { $count ->
    [one] 1 scene
   *[other] { $count } scenes
}
no-format = { $file }: no export format has this ending; use { $endings }
no-view = the number of a scene, { $views }
no-regular-file = `{ $file }` is no regular file: name another
output-is-input = `{ $file }` is read by this command, and would be lost: name another file
useless = { $option } has no effect on { $format } files; leave it out, or choose another format

## Rule packs in print

embedded = comes with the program
what-tiers-let-out = What each tier lets out
what-kinds-see = What each kind can see
where-kinds-run = Where each kind can run
only-here = only in
same-rules = The two packs are the same.
in-this-plan = In this plan
no-verdict-differs = No verdict differs.
same-verdicts = No verdict differs, and neither do its switches, its reason or its confidence; only other texts of the packs do.
valid = valid

## Start, and what keeps the window shut

no-window = This copy of Tierboard was built without its window, so here is the evaluation of the plan instead.
no-opengl = No driver draws OpenGL on this display (on Debian: apt install libgl1-mesa-dri), so here is the evaluation of the plan instead.
no-display = There is no display to open a window on, so here is the evaluation of the plan; set DISPLAY or WAYLAND_DISPLAY, or use `tierboard evaluate`.
library-missing = The window needs { $library }, which is not installed (on Debian: apt install { $package }); here is the evaluation of the plan instead.
display-not-opened = The display `{ $display }` does not open a window; check DISPLAY and WAYLAND_DISPLAY; here is the evaluation of the plan instead.
window-not-opened = The window did not open: { $reason }; here is the evaluation of the plan instead.
program-broke-only = Tierboard has failed and had to close; unsaved work is kept, and offered at the next start.
program-broke = Tierboard has failed ({ $reason }) and had to close; unsaved work is kept, and offered at the next start.

## Help of the command line

about-program = A planning board for China: what each touchpoint will teach the brand, and why.
about-program-long =
    A planning board for China: what each touchpoint will teach the brand, and why.

    Without a command the window opens with PLAN, else with the last plan, else with an example.
    The commands print the same results without a window.
examples-of-use =
    Examples:
      tierboard saved_plans/autumn-skincare-launch.ron   open a plan in the window
      tierboard evaluate PLAN                            verdicts, coverage and goals as a table
      tierboard evaluate PLAN --format json | jq .goals  the same for programs
      tierboard explain PLAN 3                           why touchpoint 3 yields what it yields
      tierboard check plans/*.ron                        find every mistake in every file
      tierboard export PLAN -o deck.pptx                 slides to edit; also pdf, xlsx, html, svg, png
      tierboard compare BEFORE AFTER                     what changed, and which goals were won
      tierboard import SHEET -o PLAN                     rows of a spreadsheet as a plan; --dry-run only shows them

    Exit codes: 0 success, 1 invalid input, 2 wrong usage.
    Colour is used on a terminal only; NO_COLOR=1 turns it off.
head-usage = {"Usage: "}
head-commands = Commands
head-arguments = Arguments
head-options = Options
command-evaluate = Print the verdicts, coverage by tier and goals of a plan.
command-explain = Explain each verdict on one touchpoint, with its source.
command-export = Write the plan as slides, a document, a workbook, a page or a picture.
command-compare = Print the differences between two plans, or between two versions of one.
command-import = Read the rows of a spreadsheet as touchpoints of a plan.
command-check = Check plans and packs, and print everything that is wrong with each.
command-rules = Show rule packs; without a subcommand, list them.
command-rules-list = List the packs that can be named by id.
command-rules-show = Print everything in a pack, with its sources.
command-rules-diff = Print the differences between two packs: what they define, and each verdict with the switches that it needs.
print-help = Print this help.
print-version = Print the version.
print-this = Print this help, or the help of a command.
argument-window = The plan to open in the window (RON).
argument-lang = The language: { $codes }. Default: the system's.
argument-plan = The plan file (RON).
argument-format = How to print: table (fits the terminal), json (for programs), csv (for spreadsheets) or markdown (for documents). Default: table.
argument-rules = Use another rule pack: its id, or a pack file.
argument-id = The touchpoint's id.
argument-output = The file to write. Its ending selects the format: { $endings }.
argument-view = What a picture (svg, png) shows: the number of a scene, { $views }. Default: board.
argument-width = The width of a picture in pixels. Default: 1920.
argument-theme = The colours of pictures and slides: light or dark. Default: light.
argument-compare = Add a comparison with this earlier plan.
argument-before = The earlier plan (RON).
argument-after = The later plan (RON).
argument-files = Plan and pack files (RON).
argument-pack = The pack's id, or a pack file.
argument-as-of = Evaluate as of this date (2026, 2026-09 or 2026-09-30; of a year or month its last day). Default: the plan's, else that of the pack's facts.
argument-at-least = Count only statements of at least this confidence: { $confidences }.
argument-what-if = Suppose that a platform were in another tier: douyin=open. May be given several times; comes before the plan's own.
argument-diff-plan = Also print what differs in this plan: verdicts, goals and coverage.
argument-one = The first pack: id or file.
argument-other = The second pack: id or file.
argument-rows = The spreadsheet: XLSX, CSV, or text with tabs, semicolons or pipes.
argument-into = Add the rows to this plan (RON); a row with the id of a touchpoint updates it. Default: a new plan.
argument-target = The plan file to write (RON).
argument-sheet = The sheet of the workbook to read. Default: the one whose heads fit best.
argument-all-sheets = Read all sheets with a column of kinds or platforms. JSON becomes a list, one object for each sheet.
argument-hidden = Read hidden and filtered rows like others; without this they are left out.
argument-partial = Write the rows that can be placed, even if others are left out or have a question.
argument-dry-run = Only print what would become of each row.
argument-rate = What one unit of another currency is worth in CNY, such as EUR=7.8; may be given several times
command-cheapest = Print the cheapest way to the goals of a plan: which switches to turn on, and which touchpoints to place.
argument-budget = Meet as many goals as this budget allows, in CNY.
argument-frontier = Also print the least cost of each number of goals.
a-rate = a currency and its worth in CNY, such as EUR=7.8; known are { $codes }
argument-printed = How to print: table (for people) or json (for programs). Default: table.

## Wrong usage of the command line

see-help = `tierboard --help` shows all commands and options.
plan-or-command = give either a plan to open in the window or a command, not both
a-date = a day (2026-09-30), a month (2026-09) or a year (2026)
a-hypothesis = a platform and a tier, such as douyin=open; the tiers are { $tiers }
whole-number = a whole number, 0 or more
needs-a-value = `{ $argument }` needs a value
needs-value-of = `{ $argument }` needs a value: { $valid }
bad-value = `{ $value }` is not valid for `{ $argument }`: it can be { $valid }
not-understood = `{ $argument }` is not expected here; leave it out
not-understood-near = `{ $argument }` is not expected here; did you mean { $near }?
no-such-command = there is no command `{ $command }`
no-such-command-near = there is no command `{ $command }`; did you mean { $near }?
missing-arguments = missing: { $arguments }
given-twice = `{ $argument }` is given twice; leave one out
conflict = `{ $argument }` and `{ $other }` cannot be used together
no-such-touchpoint = there is no touchpoint `{ $id }`; the plan has { $known }
no-touchpoint-at-all = there is no touchpoint `{ $id }`: the plan has none

## Guide and tour

guide-place-head = Place a touchpoint
guide-place-text = Drag it from the palette onto a platform. Before you drop it, every lane says what it would yield there; lanes that cannot host it dim. By keyboard: / finds a kind, Enter picks it up, arrow keys choose the lane, Enter drops it, Escape puts it back.
guide-move-head = Move, copy, remove
guide-move-text = Drag a card to another lane, up or down in its own, or onto Remove at the foot of the board. Alt with the arrow keys moves the chosen card. The context menu of a card (right click, or Shift+F10) holds every move. Ctrl or Shift with a click chooses several cards: platform, budget, phase and switches are then set for all of them.
guide-switch-head = Flip a switch
guide-switch-text = Choose a card: its switches are on the right. A locked insight says which switch it needs and has a button that flips it.
guide-why-head = Ask why
guide-why-text = The inspector gives the reason, the source and how sure it is for each insight of the chosen card. Hovering a chip, a piece of a bar or a cell of the table does the same; a click leads to the cards. Ctrl+F finds and filters cards, Ctrl+K finds commands, cards and platforms.
guide-goals-head = Set goals
guide-goals-text = Click an empty place of the board: the goals are on the right. Below the board stands what meets each goal, or what is missing; best next moves are buttons.
guide-present-head = Present the plan
guide-present-text = F5 makes a presentation of the plan as it is. Arrow keys, space or a remote go on and back; ? lists all keys. A card can be dragged on stage, a click on it shows its switches, a next move is a button, and X shows the plan before that change. Shift+F5 hides and orders scenes and takes notes. P puts the stage on a second screen.
guide-stage-head = Keys on stage
guide-export-text = Ctrl+E writes slides to edit, a document, a page, a workbook or pictures. Each names the rules, the date of their facts and their sources. Data passports say for each touchpoint what is collected, by whom, where it goes and what the law asks. Ctrl+P opens the document with the system's viewer, and Edit copies the board, the chart or cards as a picture.
guide-import-head = Compare and import
guide-import-text = Compare with… in the Plan menu puts the plan beside an earlier one. Ctrl+I reads rows of a spreadsheet; you see what each column was taken for and what becomes of each row, and correct it there, before anything is placed.
guide-rules-head = Change the rules
guide-rules-text = What the platforms let out is data: a rule pack. The menu at the top right chooses another, and the same plan is evaluated under it. Undo brings the one before back. Ctrl+4 shows a strip with the day for which the rules are seen, the least confidence, and what-ifs: a platform in another tier, also from the menu of its lane, or by dragging its head to another column. What is chosen there is undone like any change, marked in every export, and taken back with one click. Ctrl+R edits the rules themselves, on a copy: every statement with its reason, source and dates.
guide-lost-head = Nothing is lost
guide-lost-text = Every change can be undone by name. Saving keeps the file before as a backup. Unsaved work is kept aside and offered after a crash.
find-help = Search help…
help-nothing = The help has nothing on this
tour-title = Welcome to Tierboard
tour-next = Next
tour-done = Begin
tour-skip = Skip, and do not show again
tour-one-head = Three columns
tour-one-text = The platforms stand in three columns by how much they let a brand learn: open, semi-open, closed. The bar in each head shows what your plan reaches there.
tour-two-head = Drag a touchpoint
tour-two-text = Drag one from the left onto a platform. Before you let go, every lane says what it would yield. By keyboard: / finds one, Enter, arrows, Enter.
tour-three-head = Flip a switch, ask why
tour-three-text = Choose a card. On the right are its switches, and for each insight the reason, the source, and how sure it is.
tour-four-head = Present it
tour-four-text = F5 makes a presentation of the plan. Ctrl+E exports slides, a document, a workbook or a page. Ctrl+K finds every command, F1 helps.

# Changing rules
step-carry = carrying the rules in the plan
rules-step-set = change of the rules
rules-step-add = addition to the rules
rules-step-remove = removal from the rules
rules-step-back = taking back a change of the rules
rules-kept-aside = The unsaved rules are kept, and shown when you come back
rules-recovered = Here are the unsaved changes of the last time
rules-not-sound = { $count ->
    [one] One finding has to be mended before the rules can be saved
   *[other] { $count } findings have to be mended before the rules can be saved
}
rules-id-taken = Another rule pack has the id { $id }: give this one another id
rules-no-folder = There is no folder for rule packs on this system
rules-not-saved = The rules have not been saved
rules-saved-unused = Saved. This plan holds something that “{ $pack }” does not have, and is still evaluated as before
rules-in-path = Rule pack to add
rules-out-path = Save the rule pack as
rule-packs = Rule packs
edit-rules = Edit the rules
import-rules = Add a rule pack…
export-rules = Save the rule pack as…
carry-rules = Carry the rules in the plan
rules-ceilings = What is let out
rules-yields = What kinds sense
rules-identities = Who has which key
rules-keys = Keys
rules-key-links = Keys that match
rules-links = Who may lead where
rules-means = Means
rules-duties = Duties
rules-platforms = Platforms
rules-kinds = Kinds
rules-insights = Insights
rules-conditions = Switches
rules-sources = Sources
rules-festivals = Festivals
rules-stage-models = Stage models
rules-thresholds = Export bars
rules-synonyms = Words in sheets
col-stages = Stages, one a line
col-people = People a year
col-sensitive = Sensitive data
col-words = Words
rules-no-number = Write a whole number, such as 100000
col-id = Id
col-name = Name
col-about = About
col-facts-as-of = Facts as of
col-lets = Lets out
col-keeper = Kept by
col-because = Reason
col-source = Source
col-confidence = How sure
col-known = Known for
col-since = Holds since
col-until = Until
col-kinds = Kinds
col-on = On
col-insight = Insight
col-grain = Sees
col-needs = Needs
col-form = Form
col-key = Key
col-a = One key
col-b = Other key
col-from = From
col-to = To
col-by = By
col-from-kinds = From these kinds only
col-to-kinds = To these kinds only
col-law = Law
col-article = Article
col-asks = Asks
col-when = When
col-joins = Reaches
col-deed = How to turn it on
col-means = What it shows
col-group = Group
col-hosts = Can be placed on
col-search = Search words
col-tier = Tier
col-owner = Owner
col-note = Note
col-title = Title
col-address = Address
col-date = Date
col-kind = Kind of source
outlet-kept = kept
outlet-total = in total
outlet-pseudonym = pseudonym
outlet-person = about a person
joins-brand = all of the brand
joins-touchpoint = one touchpoint
joins-order = one order
lets-allowed = allowed
lets-barred = barred
when-individual = data about a person
when-sensitive = sensitive data
when-minors = data of minors
when-another-handler = passed to another handler
when-processor = run by an agency or partner
when-marketing-sms = marketing messages
when-leaves-mainland = data leaves the mainland
source-official = official
source-secondary = secondary
source-repository = repository
rules-senses-head = What each kind can see here: the verdict is the smaller of what the kind sees and what is let out
rules-name-and-date = Name, date…
rules-facts = Facts as of { $date }
rules-back = Back to the plan
rules-use = Use in this plan
rules-save = Save the rules
rules-discard = Discard changes
rules-discard-hint = Everything since the last save is given up
rules-against = Against { $pack }
rules-against-head = Against the other
rules-differ = { $added } added, { $changed } changed, { $removed } removed
rules-same = nothing differs
rules-diff-hint = Show all differences
rules-line-added = Added: { $name }
rules-line-removed = Removed: { $name }
rules-line-changed = Changed: { $name }, from { $before } to { $after }
rules-line-reworded = Changed: { $name }
rules-checked = Checked: nothing found
rules-grid-hint = 1 to 4 say how much is let out, Delete takes it away, Enter leads to the fields, Ctrl+C and Ctrl+V copy
rules-tier-row = unless a platform differs
rules-if-tier = in this plan: if { $tier }
rules-on-platform = on { $platform }
rules-limit-kind = Limit a kind here
rules-unstated = unstated
rules-copied = Copied: Ctrl+V on another cell puts it there
rules-from-platform = from the platform
rules-from-tier = from the tier
rules-ended = until { $date }
rules-begins = from { $date }
rules-list-empty = This list is empty.
rules-add = Add
rules-add-copy = Add a copy
rules-remove = Remove
rules-row-same = same
rules-row-added = + added
rules-row-changed = ≠ changed
rules-none-chosen = No cell chosen
rules-none-chosen-hint = Click a cell or a row to see why it is so, and to change it.
rules-pack-itself = The rule pack
rules-remove-ceiling = Say nothing here
rules-says-nothing = Nothing is said here. Let out:
rules-let = Say “{ $outlet }”
rules-effect-head = What it changes in this plan
rules-effect-none = No verdict of the plan.
rules-effect-unknown = This can be said once the pack is sound and has everything that the plan holds.
rules-shift = { $name }, { $insight }: { $before } → { $after }
stays-at = stays at { $count }
outlet-change = { $was } → { $is }
rules-goal-won = Goal won: { $goal }
rules-goal-lost = Goal lost: { $goal }
rules-take-back = Take it back
rules-origin-says = { $pack } says
rules-origin-nothing = nothing
rules-no-date = Not a date: 2026, 2026-09 or 2026-09-30
rules-no-id = It needs an id
rules-taken = Another entry has this id
rules-leave-out = Leave out
rules-choose = Choose…
rules-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
rules-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}

# People, yuan and days.
yuan = ¥{ $amount }
under-one-percent = under 1%
dash = –
day-of-month = { $day } { $month }
day-of-year = { $day } { $month } { $year }
month-of-year = { $month } { $year }
from-to = { $starts } – { $ends }
from-day = from { $day }
until-day = until { $day }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
at-most = at most { $figure }
at-most-and-least = at most; at least { $figure }
figure-at-most = { $figure } at most
numbers-lift = { $head }. { $count ->
    [one] 1 dated switch lifts it to { $figure }
   *[other] { $count } dated switches lift it to { $figure }
}
planned-row = → { $figure } from { $day } with { $switches }
part-with-switches = { $part } with switches
price-with-switches = with the switches { $price }
low-to-high = { $low } to { $high }
on-day = { $likely }, from { $low } to { $high }
numbers-nobody = { $goal }: no touchpoint makes anybody known yet
numbers-none = { $goal }: { $count ->
    [one] a touchpoint yields it, but has no numbers yet
   *[other] { $count } touchpoints yield it, but have no numbers yet
}
numbers-known = { $known } people known: { $goal }
numbers-of = { $known } of { $target } people known
numbers-of-by = { $known } of { $target } people known by { $day }
numbers-reached = The target is reached: { $said }
numbers-dear = Enough people, but dearer than planned: { $said }
short-of = { $figure } short
target-reached = target reached
cost-unknown = no budget or no people yet
dearer = above { $price }
within = within { $price }
buys-persons = buys knowledge about persons, { $amount }
no-budget = no touchpoint has a budget yet
nothing-at-all = nothing
more-people = +{ $figure }
no-figure-visitors = no figure: visitors are not set
no-figure-share = no figure: the share is not set
price-each = { $price } each
added-none = Nobody is known yet, so there is nobody to add up.
added-one = One touchpoint knows people, so nobody is counted twice.
added-bounds = { $count } touchpoints know people, and some of these are the same. At most, each knows others; at least, all know the same. Set an overlap, and one expected figure stands between the two.
added-overlap = { $count } touchpoints know people. Of those whom several may know, { $overlap } are taken to be the same.
lacks-visitors = visitors are not set
lacks-share = the share is not set
with-switches = with { $switches }
nobody = nobody
without-visitors = { $count } without visitors
without-budget = { $count } without budget

# Pages.
page-board = Board
page-routes = Routes
page-numbers = Numbers
page-rules = Rules
page-menu = Page: { $name }
only-on-board = This is for cards on the board: turn to the page Board first
field-gone = This is no longer part of the plan
bad-days = “{ $text }” names no days that can be read; write one day or two, such as 2026-10-20 – 2026-11-11; the plan keeps what it had
bad-day = “{ $text }” is not a day; write it as 2026-11-11; the plan keeps what it had
bad-share = “{ $text }” is not a share; write 30%, or low, likely and high as 20 30 40%; the plan keeps what it had
bad-share-one = “{ $text }” is not a share; write it as 25%; the plan keeps what it had
numbers-no-goal = Set a goal, and this page says how many people it reaches, and at what price
numbers-start = What do you want to know, and of how many people?
numbers-start-hint = Add a goal above the figures. Give it a number of people and a day. Then type visitors and shares into the table: the rules decide who counts.
numbers-empty = Place touchpoints on the board first; each has a row here.
goal = Goal
add-goal = Add a goal
people = People
people-hint = how many people
until-when = by
by-day = Until which day
day-hint = 2026-11-11
at-what-price = at most
yuan-each = ¥ each
people-known = People known
cost-each = Cost per known person
what-buys = What { $sum } buys
target-of = Target { $figure }
people-over-time = People known, cumulated
curve-now = as the board stands: low, likely, high
curve-then = with the switches that have a date
curve-empty = Give touchpoints that count their days, visitors and shares: then this shows how people add up over time.
curve-says = People known over time. { $head }. { $last }
closes-gap = What closes the gap of { $figure }
brings-more = What brings more people
closes-nothing = No switch on this board brings more people to this goal. New touchpoints might.
look-on-board = Look on the board
then-short = Then still short
added-head = How people are added up
overlap = Overlap of their people
overlap-hint = The share of people who are the same, of those whom several touchpoints may know. An assumption, such as 25%.
at-most-word = at most
at-least-word = at least
stages-head = Stages
stages-model = From a model
stages-hint = awareness, interest, purchase
counts-head = What counts, and what does not
counts-assumed = An assumption: yours, with its basis. No share ships with the program.
counts-locked = Locked counts nobody. Only with a task that has an end does it enter the amber line.
counts-rounded = Assumed people and prices are rounded to two digits.
col-runs = Runs
col-share = Share, low to high
col-basis = Basis of the share
col-stage = Stage
runs-hint = 2026-10-20 – 2026-11-11
share-hint = 20 30 40%
basis-hint = own CRM, autumn 2025
basis-guess = a guess
block-copied = { $count ->
    [one] 1 cell copied
   *[other] { $count } cells copied
}
block-too-large = The block of { $rows } × { $columns } cells does not fit here; nothing is changed
block-refused = { $place }: { $why }
stage-without = no touchpoint serves it yet
refused-share = A share is from 0 to 1, with low, likely and high in order
refused-days = The last day comes before the first
refused-route = A route leads from one touchpoint to another one
refused-option = This option is not there any more
step-join = joining those who recognise each other

# Routes.
step-allowed = allowed
step-locked = locked
step-barred = barred
step-unstated = no source says
means-allowed = allowed
means-locked = locked: a switch is missing
means-barred = barred
means-unstated = no source says
route-lacks = { $count ->
    [one] Locked: one switch is missing
   *[other] Locked: { $count } switches are missing
}
route-says = { $from } to { $to } by { $by }: { $verdict }
route-head = { $from } → { $to }
route-beside = { $from } → { $to }, by { $by }
turns-on = Turns on { $switches }
no-key-travels = none: arrives unknown
people-led = about { $figure } people are led there
means-since = { $means } { $year }
routes-empty = Place touchpoints on the board first: then this page shows who may be led where
routes-silent = The rules “{ $pack }” say nothing of who may lead people where
routes-all-known = Every touchpoint on this board knows persons
routes-head = { $count ->
    [one] { $open } of 1 touchpoint that knows nobody leads to a known person
   *[other] { $open } of { $count } touchpoints that know nobody lead to a known person
}
routes-wait = { $count ->
    [one] one waits for switches
   *[other] { $count } wait for switches
}
routes-nowhere = { $count ->
    [one] for one no source names a way
   *[other] for { $count } no source names a way
}
way-leg = by { $by } to { $name }
way-steps = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
switches-count = { $count ->
    [one] 1 switch
   *[other] { $count } switches
}
way-open = allowed, { $steps }
way-locked = { $switches }, { $steps }: { $names }
no-way = no way: no source says that a step is allowed
same-alone = recognises its own people again
same-on-all = the same person on all { $count }
joins = joins { $one } and { $other }
bundle-of = { $count } × { $means }
legend-same = recognise the same person
bundle-says = { $count } routes, the first: { $says }
draw-route = Draw a route…
drawing-by-keys = Arrow keys go to a card, Enter chooses it, Escape cancels
choose-means = By which means are people led there?
no-means = No rules that are installed name any means
ways-head = Shortest way to a known person
ways-order = fewest switches, then fewest steps
draw-missing = Draw all missing routes
draw-missing-hint = Adds the steps of these ways to the plan, as one step that can be undone
draw-way = Draw
draw-way-of = Draw the way from { $name }
chosen-route = Chosen route
holds = Holds
key-along = Key that travels along
route-by = By
route-rate = Share who take the step
delete-route = Delete this route
no-statement = No statement of the rules is about this step. That does not mean that it is allowed.
no-routes-of-card = No route begins or ends here yet.
way-of-card = Its best way to a known person
routes-start = Who may be led where?
routes-start-hint = Drag from one card to another, or press R on a card: each card says at once what the route would be. Click an arrow for its reason and source.
routes-silent-head = These rules are silent about routes
routes-silent-hint = Every route is unstated under them. Other rules say more:
look-under = Look under “{ $name }”
same-head = Who recognises whom
recognise-nobody = { $count ->
    [one] One touchpoint recognises nobody.
   *[other] { $count } touchpoints recognise nobody.
}
joining-head = One step would join them
lane-empty = nothing placed
col-starts = Starts
col-ends = Ends
col-share-low = Share low
col-share-likely = Share likely
col-share-high = Share high
col-memo = Kept in the notes
import-bad-day = { $field }: { $value } cannot be read as a day; the row comes without it, to be filled in later
import-bad-share = Share: { $value } is no share from 0 to 100%, from low to high; the row comes without it, to be filled in later
known-through = Known through
part-over = Part of its time
people-low = People low
people-likely = People likely
people-high = People high
expected-with-overlap = expected, with the overlap
still-missing = still missing
options = Options side by side…
options-title = Options side by side
options-hint = The same board with some touchpoints left out and some switches on. The board itself changes only when you adopt one.
add-option = New option
options-from = Show from
option-name = Name of the option
option-budget = Budget, CNY: not set
option-number = Option { $number }
option-unnamed = An option needs a name that no other one has; the plan keeps what it had
as-the-board = as the board
left-out = left out
option-without = Without { $names }
option-on = { $name } with { $switches }
options-assumed = People and prices rest on assumptions of this plan
option-changes = Differs from the board
part-of-option = Part of this option
adopt = Adopt
name-in = { $name }, { $option }
of-money = { $spent } of { $most }
cheapest-menu = Cheapest way to the goals…
cheapest-title = Cheapest way to the goals
cheapest-hint = Which switches to turn on and what to place, so that the goals are met at the least cost. Proven: no cheaper way exists under these rules and costs. Numbers of people do not count here.
cheapest-no-goals = Set goals first: in the inspector of the board, or on the page Numbers.
cheapest-nothing-to-do = Nothing needs to be done.
costs-head = What moves cost, CNY
cost = Cost
cost-unset = everything not named
cost-of-kinds = Placing
placing = placing: { $kind }
add-cost = Name a cost…
add-cost-hint = What turning a switch on at one touchpoint costs, or placing one touchpoint
solving = Working it out…
solver-stopped = the calculation stopped unexpectedly; change the plan to start it again
move-meets = then met: { $goals }
move-prepares = prepares what follows
frontier-says = The least cost of each number of goals
frontier-budget = Budget { $sum }
frontier-buys = { $count ->
    [one] meets 1 goal
   *[other] meets { $count } goals
}
chip-and-more = { $insight } +{ $count }
marks-assumed = marks what rests on an assumption of this plan
guide-routes-head = Lead people on
guide-routes-text = Ctrl+Alt+2 turns to Routes. Drag from one card to another, or press R, go to a card with the arrow keys and press Enter: each card says what the route would be, allowed, locked, barred or without a source. A click on an arrow gives its reason, source and missing switches; Delete removes the chosen one. Below stands the best way from each touchpoint that knows nobody to one that knows persons; at the right, who recognises the same people.
guide-numbers-head = Count people and yuan
guide-numbers-text = Ctrl+Alt+3 turns to Numbers. Give a goal a number of people, a day and a price; type days, visitors and shares into the table, or paste a block from a spreadsheet. The rules decide who counts; a share is your own assumption, carries the sign of two waves, and can say what it rests on. A move at the right says how many people it adds. Amber is what the switches of tasks with an end will add. Ctrl+E writes targets, routes, costs and options as CSV too, and Ctrl+I reads them back.
guide-options-head = Weigh options
guide-options-text = Plan, Options side by side, leaves touchpoints out and turns switches on without changing the board, until one is adopted; they are a scene of the presentation, too. Plan, Cheapest way to the goals, finds the moves that meet the goals at the least cost and proves it; a budget is moved along the frontier.
assumed-share = { $share }, assumed
handout-assumed = Days, shares and stages
brings-people = { $figure } more people
brings-people-each = { $figure } more people, { $price } each
coverage-by-stage = Coverage by stage
walk-on-stage = Walk it on stage
walk-hint = Presents the way of the chosen touchpoint step by step, as one person takes it
walk-title = One person's way from { $name }
walk-begins = A person meets the brand at { $name }. It does not know who that is.
walk-step = By { $means } to { $name }: { $verdict }.
walk-nobody = The brand still knows nobody.
walk-knows = Here it knows a person: { $insight }
walk-would-know = Here it would know a person: { $insight }
noun-person = person
noun-line = line of the record
noun-vote = vote
expected-tally = a text with a count, such as `("CRM on Tmall", 11)`
tasks-in-circle = task { $id } comes, over others, after itself; take one of its `after` out
late-before = Starts on { $starts }, before { $task } ends on { $ends }
late-after = Ends on { $ends }, after { $touchpoint } starts on { $starts }

# The record of a workshop
refused-line = This line of the record is not there any more
refused-circle = The task would come after itself
refused-no-short = A person needs a short name
refused-short-twice = The short name { $short } stands twice
refused-person-named = The record names { $short }: give their lines to somebody else first
step-decided = deciding { $text }
step-parked = parking { $text }
step-asked = asking { $text }
step-tasked = making a task of { $text }
step-record-line = changing { $text }
step-record-dropped = removing { $text } from the record
step-done-task = finishing { $text }
step-open-task = opening { $text } again
step-people = changing the people
workshop-of = workshop of { $day }
tasks-word = { $count ->
    [one] task
   *[other] tasks
}
decisions-word = { $count ->
    [one] decision
   *[other] decisions
}
open-word = { $count ->
    [one] open question
   *[other] open questions
}
votes-word = { $count ->
    [one] vote
   *[other] votes
}
after-vote = after vote { $number }
from-step = Step: { $step }
people-known-short = { $people } known
cells-of = { $reached } of { $all } cells
ways-of = { $ways } of { $all } lead to a person
due-by = by { $day }
hands = { $count ->
    [one] 1 hand. Only totals are kept.
   *[other] { $count } hands. Only totals are kept.
}
ready-for = Ready for { $phase }
phase-begins = begins { $day }
roadmap-tasks = Tasks
roadmap-later = Later
roadmap-runs = Touchpoints with dates
roadmap-no-task = Touchpoints without a task
roadmap-none = Nothing is planned yet: make a task of a locked insight, a missing switch or a next move
roadmap-all-done = { $count ->
    [one] The task is done
   *[other] All { $count } tasks are done
}
roadmap-late = { $count ->
    [one] One task is late
   *[other] { $count } tasks are late
}
roadmap-overdue = { $count ->
    [one] One task is past its last day and not done.
   *[other] { $count } tasks are past their last day and not done.
}
roadmap-decides = { $days ->
    [0] { $task } decides: it ends on { $ends }, on the day { $name } starts
    [one] { $task } decides: it ends on { $ends }, one day before { $name }
   *[other] { $task } decides: it ends on { $ends }, { $days } days before { $name }
}
roadmap-until = { $count ->
    [one] One task is open, until { $day }
   *[other] { $count } tasks are open, the last until { $day }
}
roadmap-undated = { $count ->
    [one] One task is open, without a date
   *[other] { $count } tasks are open, none with a date
}
task-says = { $task }: { $why }.
link-hint = Draw to the task that comes after this one
key-gained = joins by { $key }
lets-begin = lets “{ $task }” begin
goal-from = { $goal } from { $day } on
if-all-in-time = If every task ends in time: { $what }.
page-roadmap = Roadmap
decide = Decide the last step
park = Park a question…
ask-room = Ask the room…
make-task = Make it a task
new-task = New task
new-decision = New decision
nothing-to-decide = Nothing has changed since the last decision
no-move-for-task = No next move is left to make a task of
is-task-already = There is such a task already
decided = Decided: { $text }
parked = Parked: { $text }
asked = Asked: { $ask }
tasked = A task: { $text }
in-weeks = Weeks
in-months = Months
today = Today
legend-task = task
legend-runs = touchpoint runs
legend-slack = slack
legend-late = late
roadmap-start = A task says who does what until when, and which switches are on once it is done. Make one of the best next move with K, or begin an empty one. Touchpoints with days stand here too.
set-days = Set days on Numbers
col-task = Task
col-effort = Effort
col-unlocks = Unlocks
is-done = done
owners-are = Owners: { $people }
is-overdue = overdue
is-late = late
is-answered = answered
days-late = { $count ->
    [one] 1 day late
   *[other] { $count } days late
}
decisions = Decisions
decisions-hint = Press D after a step that everybody agrees on: the step is recorded with what it moved.
open-questions = Open questions
questions-hint = Press Q to park what cannot be answered now.
votes = Votes
votes-hint = Press V to ask the room: only totals are kept.
decision = Decision
question = Question
vote = Vote
task = Task
line-text = What it says
line-empty = A line of the record needs a text; delete it if it is not needed
line-about = About
owner-hint = Initials
choose-person = Choose
person-role = Role, such as CRM lead
task-done = Done
task-mark-done = Mark as done
task-reopen = Open again
task-edit = Edit
task-done-hint = Marking it done turns its switches on, as one step.
task-days = Days
task-days-hint = 2026-12-01 – 2026-12-12
task-after = Comes after
add-after = Add a task before it
task-switches = Turns on
add-switch = Add a switch
question-answered = Answered
question-due = Until
line-day-hint = 2026-12-05
decided-by = Decided by
decided-on = On
decision-vote = Rests on the vote
add-vote = Rests on a vote
vote-option = Option
vote-hands = Hands
add-vote-option = Add an option
count-hands = Count hands
delete-named = Delete { $name }
add-touchpoint = Add a touchpoint
which-first = Which comes first?
park-head = Park a question
park-hint = What has to be answered later?
park-it = Park it
ask-head = Ask the room
ask-hint = What shall the room decide?
ask-it = Ask, and count hands
ask-needs = A vote needs at least two options
options-one-a-line = Options, one a line
fewer-hands = -
more-hands = +
fewer-for = One hand fewer for { $name }
more-for = One hand more for { $name }
hands-hint = Digits choose an option, + and - count, Esc ends.
between-dots = {"  ·  "}
with-tasks = { $people } with the tasks
record-title = What we decided
record-title-open = What is open
still-open = Still open
task-undated = no date yet
scene-ask = What to ask the room
scene-minutes = Minutes planned
ask-the-room = Ask the room: { $ask }
agenda = { $own } min planned, { $until } of { $all } min so far
mark-tasks = tasks done by { $day }
board-then = See the board on { $day }
minutes = Minutes
minutes-of = Minutes: { $title }
no-minutes = minutes are written as Markdown, PDF, DOCX or CSV
export-docx = Minutes for Word
export-ics = Tasks for a calendar
no-decisions = Nothing was decided.
no-questions = No question is open.
answered-questions = Answered questions
no-tasks = There are no tasks.
answered-on = answered on { $day }
done-on = done on { $day }
is-open = open
col-state = State
was-then = { $was }, then { $is }
full-stop = { $text }.
people-named = People
command-minutes = Print the minutes of the workshop: decisions, votes, open questions and tasks.
argument-minutes-output = The file to write (md, pdf, docx or csv); without one, Markdown goes to standard output.
command-merge = Merge two copies of a plan that began as one. Works as a git merge driver: it ends with 1 if there are conflicts, and keeps both values.
argument-base = The plan as it was before both copies were changed; may be empty.
argument-mine = One copy (RON).
argument-theirs = The other copy (RON).
argument-merged = The file to write; may be one of the copies.
merge-conflict = { $at }: mine { $mine }, theirs { $theirs }, before { $base }
merge-nothing = nothing
merge-count = { $count ->
    [one] 1 conflict: the file has the value of the first copy, and keeps the other one in a comment
   *[other] { $count } conflicts: the file has the values of the first copy, and keeps the others in comments
}
merge-head = Conflict at { $at }: theirs { $theirs }, before { $base }
merge-other-copy = The other copy, in full:
merge-kept-both = the file holds the first copy, and the other one as a comment above it: change what is named, then take over what the comment says
merge-unsound = the copies are sound, but what they make together is not:
questions = Questions
task-id = Task id
decision-id = Decision id
question-id = Question id
sheet-starts = First day
sheet-ends = Last day
sheet-done = Done on
sheet-answered = Answered on
col-step = Step
col-moved = What it moved
sheet-row = { $sheet }, row { $row }
sheet-no-line = { $at }: the record has no line { $id }; it is left out
sheet-change = { $line }: { $field }: { $old } → { $new }
bad-effort = { $text } is no effort; write S, M or L
sheet-no-option = { $at }: the vote has no option { $option }; its hands are left out
vote-id = Vote id
goal-id = Goal id
route-from-id = From id
route-to-id = To id
route-means-id = Means id
value-id = Value id
value-text = Value
value-of = Of
values = Other values
value-people = People
value-unit-cost = At most CNY for each
value-rate = Share who go
value-cost = Cost, CNY
value-off = Left out
value-turned = Turned on
value-no-number = “{ $text }” is not a number from 0
value-no-share = “{ $text }” is not a share between 0 and 1, such as 25%
value-unknown = the plan and its rules have nothing called “{ $id }”
record-without-plan = sheet { $name } changes the record of a plan and is not read: name the plan with --into
import-more = { $count ->
    [one] 1 target, route or other value comes too
   *[other] { $count } targets, routes and other values come too
}
counts-until = Counted until
price-of-all = { $price } on the whole budget
figure-with-switches = { $figure } with switches
hands-for = Hands for { $option }
agenda-sum = { $minutes ->
    [one] 1 minute is planned in all
   *[other] { $minutes } minutes are planned in all
}
bar-of = Bar of { $task }
days-of = Days of { $name }
with-dated-switches = with dated switches
more-bridges = { $count ->
    [one] 1 more
   *[other] { $count } more
}
select-group = Select these touchpoints
value-added = { $name }: new
targets-file = Targets, routes, costs
value-assumed = Assumed
assumed-figure = ≈ { $figure }
col-route = Route
route-means = Platforms and means
people-led-there = People led there
stage-reached = Insights that come through
record-from-sheet = Changes from a workbook
record-from-sheet-says = What the workbook changes, line by line. Nothing is changed before you say so, and one undo takes it all back.
record-unchanged = The sheets say what the plan says already.
change-record = { $count ->
    [one] Change 1 line
   *[other] Change { $count } lines
}
read-touchpoints = Read the touchpoints
step-record-sheet = taking changes from a workbook
votes-from-sheet = From a sheet…
no-option-found = No option of the vote stands in the sheet: name the options as the survey does
votes-taken = Hands taken for { $found } of { $count } options
votes-path = Take the hands of a vote from a sheet
merge = Merge another copy…
merge-theirs-path = The other copy of this plan
merge-base-path = The plan as it was before it was copied
merge-title = Two copies become one
merge-hint = Both copies have changed this, each in its own way. Everything else goes together. Choose a value in each line; one undo takes it all back.
merge-place = Where
merge-mine = This plan
merge-theirs = The other copy
merge-now = Merge
merge-unsound-title = Both copies are sound, but what they make together is not
merged = The other copy is merged; one undo takes it back
step-merge = merging another copy
record-it = Record what was said
guide-record-head = Record a workshop
guide-record-text = On stage and at the desk: D records the last step as a decision, with what it moved; Q parks a question; V asks the room, on stage what the scene has to ask, and hands are counted with + and -, typed, or taken from a sheet; K makes a task of the best next move, or of the one that the chosen card lacks. A right click on stage offers the same. At the end of the presentation stand what was decided, what is open and the roadmap. Ctrl+E writes the minutes as a document, and tasks for a calendar. Plan, House style, gives slides and exports the brand's colours, fonts and logo, and writes slides on the master of a presentation of yours. A workbook brings changed owners, days, efforts, hands, targets and routes home.
guide-roadmap-head = Plan who does what
guide-roadmap-text = Ctrl+Alt+4 turns to the Roadmap. Drag a bar to move it, or an end of it, of a task or of a touchpoint's days; by keyboard the arrow keys move it by a day, with Ctrl by a week, with Shift its last day. A line from the knob behind a bar to another task says that this comes after it. Enter writes, Space marks it as done, which turns its switches on; Delete removes it. At the right the chosen line is changed: owner, days, effort, what comes before it, its switches. A late task says why. The board can be seen as it will be once a task is done. Plan, Merge another copy, brings together what two people have changed.
or-task = Right click, or Shift+F10: make it a task

# The house style
style-menu = House style…
style-title = House style
style-hint = The brand's colours, fonts and logo, for the presentation and all exports in the light theme. What is empty stays as it is.
style-from-template = Take from a presentation…
style-none = Take all back
style-usual = as usual
slot-ground = Ground
slot-ink = Text
slot-accent = Accent
heading-font = Font of titles
text-font = Font of text
font-hint = by name, in slides to edit
logo = Logo
choose-logo = Choose a logo…
logo-there = in the corner of every slide
logo-hint = PNG, JPEG or SVG
choose-font = Choose a font…
font-files = Fonts
heading-font-file = Font file for titles
text-font-file = Font file for text
font-file-there = kept in the plan
font-file-hint = TTF or OTF, for PDF and pictures
no-font-file = { $file } is no font with letters; choose a TTF or OTF file
font-too-large = { $file } is larger than { $kb } KB: it would be in every file of the plan
style-master = Slide master
style-master-there = slides are written on the master of the presentation
style-master-hint = comes with the presentation above
template-too-large = The master of { $file } is larger than { $kb } KB: it would be in every file of the plan; make its pictures smaller
logo-too-large = The logo is larger than { $kb } KB: it would be in every file of the plan
no-template = { $file } is no presentation with a theme of its own
template-taken = Ground, text, accent, fonts and master are taken from the presentation
presentations = Presentations
weak-colour = { $name } has a contrast of { $contrast } to 1 with its ground; text needs { $least }
bad-colour = { $text } is no colour; write one such as #2f5bd8
no-colour = { $text } is no colour; write one such as `"#2f5bd8"`
step-style = changing the house style
merge-comments = { $count ->
    [one] One comment within the plans is not in the merged file; those at the start are kept
   *[other] { $count } comments within the plans are not in the merged file; those at the start are kept
}
task-owner = Owner
style-tiers = Colours of the tiers too
more-follows = More follows on the next page
