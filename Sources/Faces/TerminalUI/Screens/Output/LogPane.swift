package import Domain
import Queries

/// Lines of logs as somebody reads them: at the end they are followed, any move up holds them still, and the end
/// resumes. What it shows it asks for page by page, so that its size is no matter.
package struct LogPane: Sendable {
    /// The row of a line that stands at the top.
    struct Anchor: Hashable, Comparable, Sendable {
        var line: Int
        var row: Int

        static func < (one: Anchor, other: Anchor) -> Bool { (one.line, one.row) < (other.line, other.row) }
    }

    /// What is typed now.
    private enum Typing: Hashable, Sendable {
        case search, only
    }

    private(set) var book: LogBook
    private(set) var wish = LogWish()
    private(set) var isFollowing = true
    private(set) var isWrapped = true
    private(set) var hasTimes = false
    private(set) var isRaw = false
    /// Whether each line says whose it is.
    let hasOwners: Bool
    private(set) var search: TextSearch?
    private(set) var only: TextSearch?
    /// The lines in which it was found, and the one that is shown.
    private(set) var found: [Int] = []
    private(set) var current: Int?
    private(set) var shift = 0
    private var names: [String]
    private var typing: Typing?
    private var field = TextField()
    private var top = Anchor(line: 0, row: 0)
    private var heldAt = 0
    /// It is looked for in older and older lines than this one until it is found.
    private var seeksBefore: Int?
    private var size = (rows: 10, columns: 80)

    package init(_ names: [String] = [], hasOwners: Bool = false) {
        self.names = names
        self.hasOwners = hasOwners
        book = LogBook(names)
    }

    package var isTyping: Bool { typing != nil }

    /// Whether there is nobody whose lines could be shown.
    var isEmpty: Bool { names.isEmpty }

    /// What is typed, for the bar.
    var typed: String? {
        switch typing {
        case .search: "/\(field.text)▏"
        case .only: "&\(field.text)▏"
        case nil: nil
        }
    }

    /// How many lines have come since it was held still.
    var newCount: Int { isFollowing ? 0 : max(0, book.end - heldAt) }

    var isSearchingBack: Bool { seeksBefore != nil }

    /// A run that has begun meanwhile.
    package mutating func add(_ name: String, in directory: String?) {
        guard !names.contains(name) else { return }
        names.append(name)
        book.add(name, in: directory)
    }

    // MARK: - Questions

    package var questions: [TopQuestion] {
        guard !names.isEmpty else { return [] }
        let isNearStart = !isFollowing && top.line - book.first < LogBook.pageLines / 2
        let isShort = isFollowing && isScreenShort
        // What was let go at the end comes back only to whoever goes there: else it would push out what is read.
        let isKept = book.isAtEnd && book.lines.count < LogBook.linesMax
        let isNearEnd = book.end - top.line < LogBook.pageLines * 2 || isKept
        return book.questions(
            wantsOlder: isNearStart || isShort || isSearchingBack,
            wantsNewer: isFollowing || isNearEnd && !isSearchingBack
        )
    }

    /// Whether older lines could fill the screen.
    private var isScreenShort: Bool { !isFull && book.lines.count < LogBook.linesMax - LogBook.pageLines }
    private var isFull = false

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        case (.lines(let pages), .lines(let asks)): book.take(pages, to: asks)
        case (.failed(let why), .lines): book.failed(why)
        default: return
        }
        look()
        top.line = max(top.line, book.first)
        goOnSeeking()
    }

    /// Finds again what is looked for.
    private mutating func look() {
        guard let search else { return found = [] }
        let isRaw = isRaw
        found = book.lines.indices.filter { isWanted(book.lines[$0]) && search.isIn(book.lines[$0], isRaw: isRaw) }
            .map { $0 + book.first }
    }

    func isWanted(_ line: ShownLine) -> Bool { only?.isIn(line, isRaw: isRaw) ?? true }

    // MARK: - Where it stands

    private var layout: LogLayout { LogLayout(self, columns: size.columns) }

    /// What is at the top of a screen of so many rows.
    func anchor(rows: Int, columns: Int) -> Anchor {
        let layout = LogLayout(self, columns: columns)
        let bottom = layout.moved(layout.end, by: -rows)
        return isFollowing ? bottom : max(min(top, bottom), layout.start)
    }

    package mutating func saw(rows: Int, columns: Int) {
        size = (rows, columns)
        let layout = layout
        isFull = layout.moved(layout.end, by: -rows) > layout.start
    }

    private mutating func scroll(by rows: Int) {
        let layout = layout
        let bottom = layout.moved(layout.end, by: -size.rows)
        let from = isFollowing ? bottom : min(top, bottom)
        let to = layout.moved(from, by: rows)
        if rows > 0, to >= bottom, book.isAtEnd { return follow() }
        hold()
        top = min(to, bottom)
    }

    private mutating func hold() {
        guard isFollowing else { return }
        top = anchor(rows: size.rows, columns: size.columns)
        isFollowing = false
        heldAt = book.end
    }

    private mutating func follow() {
        seeksBefore = nil
        isFollowing = true
        current = nil
        // What was let go at the end is asked for anew.
        if !book.isAtEnd, book.isOpen { reset() }
    }

    private mutating func reset() {
        book = LogBook(names, wish)
        (found, current) = ([], nil)
        (isFollowing, seeksBefore) = (true, nil)
        top = Anchor(line: 0, row: 0)
    }

    /// The line that a key is about: the one that was found, else the last on the screen.
    var pointed: ShownLine? {
        if let current { return book.line(current) }
        let behind = layout.moved(anchor(rows: size.rows, columns: size.columns), by: size.rows)
        return book.line(behind.row > 0 ? behind.line : behind.line - 1) ?? book.lines.last
    }

    // MARK: - Acts

    package mutating func toggleFollowing() { if isFollowing { hold() } else { follow() } }
    package mutating func toggleWrap() { (isWrapped, shift) = (!isWrapped, 0) }
    package mutating func toggleTimes() { hasTimes.toggle() }

    package mutating func toggleRaw() {
        isRaw.toggle()
        look()
    }

    package mutating func nextSource() {
        wish.choose(wish.nextChoice)
        reset()
    }

    package mutating func choose(_ span: LogWish.Span, at now: WallTime) {
        wish.choose(span, at: now)
        reset()
    }

    package mutating func nextSpan(at now: WallTime) { choose(wish.nextSpan, at: now) }

    package mutating func beginSearch() { (typing, field) = (.search, TextField(search?.text ?? "")) }
    package mutating func beginOnly() { (typing, field) = (.only, TextField(only?.text ?? "")) }

    /// To the next place where it was found, or to the one before. Answers what a person has to be told.
    package mutating func goToFound(isOlder: Bool) -> String? {
        guard search != nil else { return "nothing is looked for: / asks what" }
        let from = current ?? anchor(rows: size.rows, columns: size.columns).line + (isOlder ? size.rows : 0)
        let next = isOlder ? found.last { $0 < from } : found.first { $0 > from }
        if let next {
            show(next)
            return nil
        }
        if isOlder, !book.isAtStart {
            hold()
            seeksBefore = from
            return nil
        }
        return isOlder ? "there is none before" : book.isAtEnd ? "there is none behind" : "G shows what came since"
    }

    private mutating func goOnSeeking() {
        guard let before = seeksBefore else { return }
        if let next = found.last(where: { $0 < before }) { return show(next) }
        if book.isAtStart { seeksBefore = nil }
    }

    private mutating func show(_ line: Int) {
        hold()
        seeksBefore = nil
        current = line
        top = layout.moved(Anchor(line: line, row: 0), by: -size.rows / 3)
    }

    // MARK: - Keys

    /// What moves, and what is typed. Answers whether it was taken.
    package mutating func press(_ key: Key) -> Bool {
        if typing != nil { return type(key) }
        let page = max(1, size.rows - 1)
        switch key {
        case .up, .character("k"): scroll(by: -1)
        case .down, .character("j"): scroll(by: 1)
        case .pageUp, .control("b"): scroll(by: -page)
        case .pageDown, .control("f"), .character(" "): scroll(by: page)
        case .control("u"): scroll(by: -max(1, page / 2))
        case .control("d"): scroll(by: max(1, page / 2))
        case .home, .character("g"):
            hold()
            top = Anchor(line: book.first, row: 0)
        case .end, .character("G"): follow()
        case .left: if !isWrapped { shift = max(0, shift - 8) }
        case .right: if !isWrapped { shift += 8 }
        case .escape: return stop()
        default: return false
        }
        return true
    }

    /// Answers whether there was something to stop.
    private mutating func stop() -> Bool {
        guard isSearchingBack || search != nil || only != nil else { return false }
        if isSearchingBack {
            seeksBefore = nil
        } else if search != nil {
            (search, found, current) = (nil, [], nil)
        } else {
            only = nil
        }
        return true
    }

    package mutating func wheel(_ act: MouseAct) {
        switch act.kind {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        case .press: break
        }
    }

    private mutating func type(_ key: Key) -> Bool {
        switch key {
        case .enter:
            let wasSearch = typing == .search
            typing = nil
            if wasSearch, search != nil { _ = goToFound(isOlder: true) }
        case .escape:
            if typing == .search { search = nil } else { only = nil }
            typing = nil
            look()
        default:
            guard field.press(key) else { return true }
            if typing == .search { search = TextSearch(field.text) } else { only = TextSearch(field.text) }
            current = nil
            look()
        }
        return true
    }
}
