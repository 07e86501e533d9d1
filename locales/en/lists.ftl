### Lists in chat: lines, pages, search.

list-line = { $number } · { $name } · { $note }
list-found = Found for “{ $query }”: { $count }
list-find =
    <b>Whom to find?</b>
    Type the first three letters of a surname, a name or a subject.
list-nobody-here = Nobody is here yet. Choose another button below.
button-page = { $page }/{ $pages }
button-chosen = { $label } ✓
button-back-to-list = ← Back to the list
