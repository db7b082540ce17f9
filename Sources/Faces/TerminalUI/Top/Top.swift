import Control
import Domain

/// The dashboard: what it was told, which screens are open, and what each input leads to. It is a value and does
/// nothing by itself: its owner performs what it answers.
package struct Top: Sendable {
    package private(set) var context: TopContext
    private(set) var size: ScreenSize
    private var tabs: [TopTab: any TopScreen]
    /// What was opened from a tab, the last one in front.
    private var opened: [any TopScreen] = []
    private(set) var tab: TopTab
    var overlay: TopOverlay?
    private(set) var toasts: [Toast] = []
    private(set) var log = CommandLog()
    /// What is told below the screens; nothing in the dashboard that stands alone.
    private(set) var tale: [StyledText] = []
    private static let taleLinesMax = 100
    /// Where `-` goes.
    private var lastTab: TopTab?

    package init(_ context: TopContext, size: ScreenSize, tabs: [any TopScreen], open tab: TopTab = .fleet) {
        self.context = context
        self.size = size
        self.tabs = Dictionary(tabs.map { ($0.tab, $0) }) { first, _ in first }
        self.tab = tab
    }

    // MARK: - What is shown

    /// Nil where there is no such screen.
    var screen: (any TopScreen)? { opened.last ?? tabs[tab] }

    func has(_ tab: TopTab) -> Bool { tabs[tab] != nil }

    var trail: [String] {
        guard !opened.isEmpty else { return [] }
        return [tabs[tab]?.title ?? tab.title] + opened.map(\.title)
    }

    /// What it has to be told to be whole.
    package var questions: [TopQuestion] { [.flock, .spending] + (screen?.questions ?? []) }

    // MARK: - What it is told

    package mutating func take(_ input: TopInput) -> [TopEffect] {
        switch input {
        case .terminal(let input): return take(input)
        case .tick(let now): pass(to: now)
        case .link(let link):
            context.link = link
            changeRestart { $0.link(link) }
        case .answer(let answer, let question): take(answer, to: question)
        case .done(let act, let result): return take(result, of: act)
        case .ran(let words, let isOK, let said): ran(words, isOK: isOK, said)
        case .event(_, let text, let isTrouble): if isTrouble { tell(text, isTrouble: true) }
        case .told(let line): tale = Array((tale + [line]).suffix(Self.taleLinesMax))
        }
        return []
    }

    private mutating func pass(to now: WallTime) {
        context.now = now
        toasts.removeAll { $0.isOver(at: now) }
        changeRestart { $0.tick(now) }
    }

    private mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch answer {
        case .flock(let flock):
            context.flock = flock
            context.rates.note(flock, at: context.now)
            let now = context.now
            changeRestart { $0.flock(flock, at: now) }
        case .spending(let spending): context.spending = spending
        default: break
        }
        for place in opened.indices where opened[place].questions.contains(question) {
            opened[place].take(answer, to: question)
        }
        for key in tabs.keys where tabs[key]?.questions.contains(question) == true {
            tabs[key]?.take(answer, to: question)
        }
    }

    private mutating func take(
        _ result: Result<DirectiveAnswer, ControlError>,
        of act: TopAct
    ) -> [TopEffect] {
        switch result {
        case .success(let answer):
            let hint = answer.hint.map { "   \($0)" } ?? ""
            log.ended(act.commandText, answer.detail, isOK: answer.isOK)
            tell(answer.detail + (answer.isOK ? "" : hint), isTrouble: !answer.isOK)
        case .failure(let error):
            log.ended(act.commandText, "\(error)", isOK: false)
            if act.name != .restartDaemon { tell("\(error)", isTrouble: true) }
        }
        if act.name == .restartDaemon { changeRestart { $0.answered(result) } }
        return [.refresh]
    }

    private mutating func ran(_ words: [String], isOK: Bool, _ said: String) {
        let text = said.split(whereSeparator: \.isNewline).first.map(String.init) ?? (isOK ? "done" : "it failed")
        log.ended(CommandText.of(words), text, isOK: isOK)
        tell(text, isTrouble: !isOK)
    }

    mutating func tell(_ text: String, isTrouble: Bool = false) {
        toasts.append(Toast(text: ShortText.line(of: text, lettersMax: 300), isTrouble: isTrouble, at: context.now))
        if toasts.count > Toast.shownMax { toasts.removeFirst(toasts.count - Toast.shownMax) }
    }

    private mutating func changeRestart(_ change: (inout RestartDialog) -> Void) {
        guard case .restart(var dialog) = overlay else { return }
        change(&dialog)
        overlay = .restart(dialog)
    }

    // MARK: - The terminal

    private mutating func take(_ input: TerminalInput) -> [TopEffect] {
        switch input {
        case .resized(let size): self.size = size
        case .paste(let text): paste(text)
        case .mouse(let act): return click(act)
        case .key(.control("c")): return [.interrupt]
        case .key(.control("z")): return [.suspend]
        case .key(.control("l")): return [.redraw]
        case .key(let key): return overlay == nil ? press(key) : pressOverlay(key)
        }
        return []
    }

    private mutating func press(_ key: Key) -> [TopEffect] {
        if let wishes = pressScreen(key) { return perform(wishes) }
        switch key {
        case .escape: return perform([.back])
        case .character("?"), .function(1): overlay = .help(scroll: 0)
        case .character(":"): overlay = .palette(CommandPalette(paletteEntries))
        case .character("@"): overlay = .commands(scroll: 0)
        case .control("r"): return [.refresh]
        case .character("q"): return opened.isEmpty ? [.quit] : perform([.back])
        case .character("-"): if let lastTab { go(lastTab) }
        case .tab: turnPart(by: 1)
        case .backTab: turnPart(by: -1)
        case .character(let letter):
            guard let number = letter.wholeNumberValue, let tab = TopTab(rawValue: number) else { return [] }
            go(tab)
        default: break
        }
        return []
    }

    /// Nil where the key means nothing to the screen.
    private mutating func pressScreen(_ key: Key) -> [TopWish]? {
        if let place = opened.indices.last { return opened[place].press(key, context) }
        return tabs[tab]?.press(key, context)
    }

    private mutating func go(_ tab: TopTab) {
        guard tabs[tab] != nil else { return }
        if tab != self.tab { lastTab = self.tab }
        self.tab = tab
        opened = []
    }

    /// To the next of a screen's own tabs, or of the six.
    private mutating func turnPart(by count: Int) {
        if let place = opened.indices.last, let parts = opened[place].parts, !parts.titles.isEmpty {
            let next = (parts.open + count + parts.titles.count) % parts.titles.count
            opened[place].open(part: next)
            return
        }
        guard opened.isEmpty else { return }
        let all = TopTab.allCases.filter { tabs[$0] != nil }
        guard let place = all.firstIndex(of: tab) else { return }
        go(all[(place + count + all.count) % all.count])
    }

    // MARK: - Wishes

    mutating func perform(_ wishes: [TopWish]) -> [TopEffect] { wishes.flatMap { perform($0) } }

    private mutating func perform(_ wish: TopWish) -> [TopEffect] {
        switch wish {
        case .open(let screen): opened.append(screen)
        case .back: if !opened.isEmpty { opened.removeLast() }
        case .go(let tab): go(tab)
        case .act(let act): return begin(act)
        case .confirm(let act, let title, let lines): overlay = .confirm(act, title: title, lines: lines)
        case .ask(let question): overlay = .ask(question, TextField(question.initial))
        case .restart: overlay = .restart(RestartDialog(context.flock))
        case .lend(let words, let lending):
            log.began(CommandText.of(words), at: context.now)
            log.ended(CommandText.of(words), "shown", isOK: true)
            return [.lend(words, lending), .refresh]
        case .run(let words):
            log.began(CommandText.of(words), at: context.now)
            return [.run(words)]
        case .copy(let text):
            tell("copied: \(text)")
            return [.copy(text)]
        case .tell(let text): tell(text)
        case .help: overlay = .help(scroll: 0)
        case .palette: overlay = .palette(CommandPalette(paletteEntries))
        case .quit: return [.quit]
        }
        return []
    }

    mutating func begin(_ act: TopAct) -> [TopEffect] {
        guard !context.isReadOnly else {
            tell("this view only looks (--read-only)")
            return []
        }
        log.began(act.commandText, at: context.now)
        return [.act(act)]
    }

    // MARK: - Frames

    package mutating func saw() {
        let area = TopFrame.body(of: self)
        if let place = opened.indices.last { opened[place].saw(area, context) } else { tabs[tab]?.saw(area, context) }
    }

    private mutating func click(_ act: MouseAct) -> [TopEffect] {
        guard overlay == nil else { return [] }
        if act.kind == .press, let meaning = TopFrame.meaning(ofPressAt: act, in: self) {
            switch meaning {
            case .tab(let tab): go(tab)
            case .part(let part): if let place = opened.indices.last { opened[place].open(part: part) }
            case .back: return perform([.back])
            case .help: overlay = .help(scroll: 0)
            }
            return []
        }
        let area = TopFrame.body(of: self)
        if let place = opened.indices.last { return perform(opened[place].click(act, in: area, context)) }
        return perform(tabs[tab]?.click(act, in: area, context) ?? [])
    }

    private mutating func paste(_ text: String) {
        switch overlay {
        case .ask(let question, var field):
            field.paste(text)
            overlay = .ask(question, field)
        case .palette(var palette):
            palette.paste(text)
            overlay = .palette(palette)
        case .help, .commands, .confirm, .restart, nil: break
        }
    }
}
