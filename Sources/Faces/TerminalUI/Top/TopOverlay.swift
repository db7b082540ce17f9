/// What lies in front of the screens, and takes the keys.
enum TopOverlay {
    case help(scroll: Int)
    case commands(scroll: Int)
    case confirm(TopAct, title: String, lines: [String])
    case ask(TextQuestion, TextField)
    case palette(CommandPalette)
    case restart(RestartDialog)
}
