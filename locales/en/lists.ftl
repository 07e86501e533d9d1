### Lists in chat: lines, pages, search.

list-line = { $number } · { $name } · { $note }
list-found = Found for “{ $query }”: { $count }
list-find =
    <b>Who are you looking for?</b>
    Type the first three letters of a surname, a name or a subject.
list-not-found = Nobody was found for “{ $query }”. Type another word or press a button below.
list-nobody-here = Nobody is here yet. Choose another button below.
button-page = { $page }/{ $pages }
page-number = Page { $page } of { $pages }
button-chosen = { $label } ✓
button-back-to-list = ← Back to the list
