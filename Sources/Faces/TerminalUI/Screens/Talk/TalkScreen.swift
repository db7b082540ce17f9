import Domain
import Queries

/// What was said in a run, and what was done: message by message, tool by tool, with what it had cost so far.
package struct TalkScreen: TopScreen {
    package let tab = TopTab.fleet
    /// While it plays, so long for each entry.
    static let pace = Duration.seconds(1)

    /// Of a run, or of a task whose newest run is meant.
    let name: String
    var picture = TalkPicture()
    var isTold = false
    var failure: String?
    /// Which entry is chosen, counted from the very first.
    var chosen = 0
    /// How far the chosen one is scrolled by itself.
    var inner = 0
    var expanded: Set<Int> = []
    var showsThinking = false
    var isPlaying = false
    private var steppedAt: WallTime?
    private var field: TextField?
    private(set) var sought = ""

    package init(of name: String) { self.name = name }

    package var title: String { "\(name) talk" }
    package var isTyping: Bool { field != nil }
    package var questions: [TopQuestion] { [.talk(of: name)] }

    package var note: String {
        if let field { return "/\(field.text)▏" }
        return sought.isEmpty ? "" : "find: \(sought)"
    }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.talk(let picture), .talk(name)):
            // Whoever stands at the end stays there while it goes on; else it begins at its end.
            let isAtEnd = !isTold || chosen >= last
            (self.picture, isTold, failure) = (picture, true, nil)
            if isAtEnd, !isPlaying { chosen = last }
            chosen = max(picture.skipped, min(chosen, last))
        case (.failed(let why), .talk(name)): failure = why
        default: break
        }
    }

    var last: Int { max(picture.skipped, picture.skipped + picture.entries.count - 1) }

    func entry(_ number: Int) -> TalkPicture.Entry? {
        let place = number - picture.skipped
        return picture.entries.indices.contains(place) ? picture.entries[place] : nil
    }

    // MARK: - Keys

    package static let keys: [KeyRow<TalkScreen>] = [
        KeyRow([.character("j"), .down], "next", "the next message or tool") { screen, _ in screen.go(by: 1) },
        KeyRow([.character("k"), .up], "before", "the one before") { screen, _ in screen.go(by: -1) },
        KeyRow([.character("]")], "tool", "the next use of a tool") { screen, _ in
            screen.seek(by: 1, "tool is used after this") { $0.isTool }
        },
        KeyRow([.character("[")], "tool before", "the use of a tool before", isHidden: true) { screen, _ in
            screen.seek(by: -1, "tool is used before this") { $0.isTool }
        },
        KeyRow([.character("}")], "failure", "the next failure") { screen, _ in
            screen.seek(by: 1, "failure after this") { $0.isFailure }
        },
        KeyRow([.character("{")], "failure before", "the failure before", isHidden: true) { screen, _ in
            screen.seek(by: -1, "failure before this") { $0.isFailure }
        },
        KeyRow([.character(" "), .enter], "fold", "all of it, or its beginning") { screen, _ in
            screen.expanded.formSymmetricDifference([screen.chosen + 1])
            screen.inner = 0
            return []
        },
        KeyRow([.character("T")], "thinking", "show what it thought, or hide it") { screen, _ in
            screen.showsThinking.toggle()
            return []
        },
        KeyRow([.character("/")], "find", "a word in what was said and done") { screen, _ in
            screen.field = TextField(screen.sought)
            return []
        },
        KeyRow([.character("n")], "found", "the next place that has it", isHidden: true) { screen, _ in
            screen.find(by: 1)
        },
        KeyRow([.character("N")], "found before", "the place before that has it", isHidden: true) { screen, _ in
            screen.find(by: -1)
        },
        KeyRow([.character("p")], "play", "step on by itself, or stay") { screen, context in
            screen.play(context)
        },
        KeyRow([.character("g"), .home], "first", "the beginning", isHidden: true) { screen, _ in
            screen.go(by: -screen.chosen)
        },
        KeyRow([.character("G"), .end], "last", "the end", isHidden: true) { screen, _ in
            screen.go(by: screen.last - screen.chosen)
        },
        KeyRow([.character("t")], "pager", "all of it in a pager", isHidden: true) { screen, _ in
            [.lend(["talk", screen.name, "--all"])]
        },
        KeyRow([.character("Y")], "copy", "copy the command that shows it", isHidden: true) { screen, _ in
            [.copy("roost talk \(screen.name)")]
        },
    ]

    private mutating func go(by count: Int) -> [TopWish] {
        isPlaying = false
        move(to: chosen + count)
        return []
    }

    private mutating func move(to number: Int) {
        let next = max(picture.skipped, min(number, last))
        if next != chosen { inner = 0 }
        chosen = next
    }

    private mutating func play(_ context: TopContext) -> [TopWish] {
        isPlaying.toggle()
        steppedAt = context.now
        // At the end there is nothing left to play.
        if isPlaying, chosen >= last { move(to: picture.skipped) }
        return []
    }

    private mutating func seek(
        by count: Int,
        _ what: String,
        _ isWanted: (TalkPicture.Entry) -> Bool
    ) -> [TopWish] {
        var number = chosen + count
        while let entry = entry(number) {
            if isWanted(entry) { return go(by: number - chosen) }
            number += count
        }
        return [.tell("no \(what)")]
    }

    private mutating func find(by count: Int) -> [TopWish] {
        let word = sought.lowercased()
        guard !word.isEmpty else { return [.tell("/ says what to find")] }
        return seek(by: count, "\"\(sought)\" there") { Self.holds($0, word) }
    }

    private static func holds(_ entry: TalkPicture.Entry, _ word: String) -> Bool {
        let parts = [entry.part] + (entry.result.map { [$0] } ?? [])
        return parts.contains { part in
            part.title.text.lowercased().contains(word)
                || part.lines.contains { $0.text.text.lowercased().contains(word) }
        }
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool {
        if field != nil { return type(key) }
        switch key {
        case .pageDown, .control("f"), .control("d"): inner += 10
        case .pageUp, .control("b"), .control("u"): inner = max(0, inner - 10)
        case .escape:
            guard !sought.isEmpty else { return false }
            sought = ""
        default: return false
        }
        return true
    }

    private mutating func type(_ key: Key) -> Bool {
        switch key {
        case .enter:
            sought = field?.text ?? ""
            field = nil
            // What is chosen may have it already.
            if let entry = entry(chosen), !sought.isEmpty, !Self.holds(entry, sought.lowercased()) { _ = find(by: 1) }
        case .escape: field = nil
        default: _ = field?.press(key)
        }
        return true
    }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        switch act.kind {
        case .wheelUp: return go(by: -1)
        case .wheelDown: return go(by: 1)
        case .press:
            guard let number = TalkView(self, in: area, context).entry(at: act) else { return [] }
            return go(by: number - chosen)
        }
    }

    /// Time passes between two frames: while it plays, that is what moves it on.
    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        inner = min(inner, TalkView(self, in: area, context).innerMax)
        guard isPlaying else { return }
        let passed = context.now - (steppedAt ?? context.now)
        guard passed >= Self.pace else { return }
        steppedAt = context.now
        move(to: chosen + 1)
        if chosen >= last { isPlaying = false }
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        TalkView(self, in: area, context).draw(on: &buffer)
    }
}
