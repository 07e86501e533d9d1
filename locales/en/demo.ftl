### What `nastavnik demo` says in the terminal.

op-cli-empty = begin with an empty school
op-cli-lang = language of the demo: ru or en

op-demo-starting = Preparing the sandbox, this takes a few seconds…
op-demo-page = Open the page: { $url }
op-demo-do = Follow the hints on the page: begin with the curator's phone, press Start and go step by step.
op-demo-stop = To stop: Ctrl+C. No token and no network needed, the data are temporary.
op-demo-over = The demo is over, its temporary data are gone.

op-play-legend = On the left: the sandbox's clock and whose phone it is. ▸ is what the person does, ◂ what the bot says.
op-play-over = The programme is played: { $count ->
    [one] { $count } chapter
   *[other] { $count } chapters
}, every step was seen.
op-play-missed = A step was not seen: chapter { $number } “{ $title }”, { $step }
