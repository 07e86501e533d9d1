### The road map: tables that are printed and sent in.

## Headings of the tables
roadmap-number-sign = No.
roadmap-column-stage-order = Order of the stage
roadmap-column-stage-number = Stage no.
roadmap-column-stage = Stage
roadmap-column-stage-kind = Kind of stage
roadmap-column-stage-key = Stage code
roadmap-column-number = Measure no.
roadmap-column-title = Measures
roadmap-column-contents = Contents
roadmap-column-deadline = Deadlines
roadmap-column-due-on = Due date
roadmap-column-responsible = Responsible
roadmap-column-result = Form of result
roadmap-column-state = State
roadmap-column-proofs = Proof
roadmap-column-evidence = What the bot counts
roadmap-column-after = After what
roadmap-column-after-days = How many days after
roadmap-column-key = Measure code

## Sheets of the workbook
roadmap-sheet-table = Road map
roadmap-sheet-more = Annex
roadmap-more-section = Section
roadmap-more-name = Name
roadmap-more-meaning = Meaning
roadmap-section-term = Terms
roadmap-section-paper = Papers
roadmap-section-gap = Gaps of the source
roadmap-section-event = Events

## Approval and page numbers
roadmap-approval =
    APPROVED
    Director ____________________________
    _______________ / ___________________
    ____ ______________ 20____
roadmap-page = Page
roadmap-page-of = of

## Why a file was not read
roadmap-file-not-a-workbook = This is no Excel workbook. Send an .xlsx file.
roadmap-file-macros = The file holds macros. Save it in Excel as “Excel Workbook (.xlsx)” and send the file again.
roadmap-file-password = The file is locked by a password. Remove the password and send the file again.
roadmap-file-broken = The file is damaged or was not made in Excel. Open it in Excel, save it as .xlsx and send the file again.
roadmap-file-too-heavy = The file is larger than 5 MB. Remove the pictures and send the file again.
roadmap-file-unpacks-too-big = The file holds too much data. Keep one table and send the file again.
roadmap-file-too-many-rows = Sheet “{ $sheet }” has more than 2000 rows. Keep one road map and send the file again.
roadmap-file-too-many-columns = Sheet “{ $sheet }”, row { $row }: more than 40 columns are used. Remove the rest and send the file again.
roadmap-file-formula = Sheet “{ $sheet }”, row { $row }: a cell holds a formula. Copy the cell, paste it back as “values only” and send the file again.
roadmap-file-empty = The file has not one filled cell. Send the table with your plan.
refusal-roadmap-not-found =
    There is no road map in the file.
    It needs a row of headings, for example: No., stage, measures, deadlines, responsible. Rows with measures stand below it.
    Add them and send the file again.
refusal-roadmap-merged =
    Sheet “{ $sheet }”, row { $row }: cells are merged so that they cannot be read.
    Unmerge them and send the file again.

## What was not understood in the table
roadmap-note-unknown-column = Row { $row }: the column “{ $words }” was not understood and is left out.
roadmap-note-unknown-row = Row { $row } was not understood: “{ $words }”.
roadmap-note-joined = Row { $row } goes on from the row above: “{ $words }”.
roadmap-note-no-measure = Row { $row }: there is a deadline or somebody responsible, but no measure: “{ $words }”.
roadmap-note-no-stage = Row { $row }: the measure stands before the first stage: “{ $words }”.
roadmap-note-no-day = Row { $row }: “{ $words }” is not a date.
roadmap-note-same-key = Row { $row }: the code “{ $words }” is taken, this measure will get a new one.
roadmap-note-other-sheet = Sheet “{ $words }” was not read.
