import Domain

/// The keys while something lies in front of the screens.
extension Top {
    mutating func pressOverlay(_ key: Key) -> [TopEffect] {
        switch overlay {
        case .help(let scroll): overlay = Self.scrolled(scroll, key).map { .help(scroll: $0) }
        case .commands(let scroll): overlay = Self.scrolled(scroll, key).map { .commands(scroll: $0) }
        case .confirm(let act, _, _): return confirm(act, key)
        case .ask(let question, let field): return type(key, into: field, question)
        case .palette(let palette): return choose(key, in: palette)
        case .restart(var dialog):
            guard let acts = dialog.press(key, at: context.now) else {
                overlay = nil
                return []
            }
            overlay = .restart(dialog)
            return acts.flatMap { begin($0) }
        case nil: break
        }
        return []
    }

    /// How far a page is scrolled after a key; nil where the key closes it.
    private static func scrolled(_ scroll: Int, _ key: Key) -> Int? {
        switch key {
        case .down, .character("j"): scroll + 1
        case .up, .character("k"): max(0, scroll - 1)
        case .pageDown, .control("d"), .control("f"), .character(" "): scroll + 10
        case .pageUp, .control("u"), .control("b"): max(0, scroll - 10)
        case .home, .character("g"): 0
        default: nil
        }
    }

    /// Only a yes does it.
    private mutating func confirm(_ act: TopAct, _ key: Key) -> [TopEffect] {
        switch key {
        case .character("y"), .character("Y"):
            overlay = nil
            return begin(act)
        case .character("n"), .character("N"), .escape, .character("q"): overlay = nil
        default: break
        }
        return []
    }

    private mutating func type(_ key: Key, into field: TextField, _ question: TextQuestion) -> [TopEffect] {
        var field = field
        switch key {
        case .escape: overlay = nil
        case .enter:
            overlay = nil
            return perform(question.wishes(field.text))
        default:
            _ = field.press(key)
            overlay = .ask(question, field)
        }
        return []
    }

    // MARK: - The palette

    var paletteEntries: [CommandPalette.Entry] {
        var entries = TopTab.allCases.map {
            CommandPalette.Entry(word: $0.title.lowercased(), summary: "screen \($0.rawValue)")
        }
        let hints = screen?.hints(context) ?? []
        entries += hints.filter { !$0.label.isEmpty }.map { hint in
            CommandPalette.Entry(word: hint.label, summary: "\(hint.keys)  \(hint.summary)")
        }
        entries.append(CommandPalette.Entry(word: "help", summary: "?  the keys of this screen"))
        entries.append(CommandPalette.Entry(word: "quit", summary: "q  leave; all workers go on"))
        return entries
    }

    private mutating func choose(_ key: Key, in palette: CommandPalette) -> [TopEffect] {
        var palette = palette
        switch key {
        case .escape: overlay = nil
        case .enter:
            overlay = nil
            return say(palette.meaning)
        default:
            _ = palette.press(key)
            overlay = .palette(palette)
        }
        return []
    }

    private mutating func say(_ meaning: CommandPalette.Meaning) -> [TopEffect] {
        switch meaning {
        case .nothing: return []
        case .line(let words): return words.isEmpty ? [] : runLine(words)
        case .entry(let entry): return open(entry)
        }
    }

    /// What one may not do by keys, one may not by words either: where one only looks, no line is run.
    private mutating func runLine(_ words: [String]) -> [TopEffect] {
        guard !context.isReadOnly else {
            tell("this view only looks (--read-only)")
            return []
        }
        return perform([.lend(words, .untilKey)])
    }

    private mutating func open(_ entry: CommandPalette.Entry) -> [TopEffect] {
        if let tab = TopTab.allCases.first(where: { $0.title.lowercased() == entry.word }) {
            return perform([.go(tab)])
        }
        switch entry.word {
        case "quit": return perform([.quit])
        case "help": return perform([.help])
        default: break
        }
        guard let key = screen?.hints(context).first(where: { $0.label == entry.word })?.key else { return [] }
        return take(.terminal(.key(key)))
    }
}
