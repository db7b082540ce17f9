import Control
package import Domain
import Glibc
import JSON
package import Platform
import Queries

/// The dashboard at work: it brings inputs to the machine, does what that answers, and has the terminal show what comes
/// of it, at most so many times a second.
package final class TopLoop {
    /// A frame takes at least so long: 20 a second.
    static let frameInterval = Duration.milliseconds(50)
    private static let tick = Duration.seconds(1)

    private let loop: EventLoop
    private let clock: any Clock
    private let terminal: CursesTerminal
    private let sources: TopSources
    private let options: TopOptions
    private var top: Top
    private var book = QuestionBook()
    private var follower: ControlFollower?
    private var isAsking = false
    private var isGone = false
    /// How somebody has left it; nil as long as nobody has.
    package private(set) var leaving: Leaving?
    /// Readable once a signal is to end it.
    private var ending: Int32?
    private var needsFrame = true
    private var lastFrame: MonotonicTime?
    private var frameTimer: TimerID?
    private var askTimer: TimerID?
    private var paceTimer: TimerID?
    private var ticker: TimerID?

    package enum Leaving: Hashable, Sendable {
        case quit
        case interrupted
    }

    /// - Parameter loop: what it shares with others that go on beside it; one of its own unless given.
    package init(
        _ top: Top,
        on terminal: CursesTerminal,
        _ sources: TopSources,
        _ options: TopOptions,
        clock: any Clock = SystemClock(),
        beside loop: EventLoop? = nil
    ) throws(PlatformError) {
        if let loop { self.loop = loop } else { self.loop = try EventLoop(clock: clock) }
        self.top = top
        self.terminal = terminal
        self.sources = sources
        self.options = options
        self.clock = clock
    }

    /// Until somebody leaves, the terminal goes, or a signal ends it.
    ///
    /// - Parameter leash: at whose end it ends, too.
    package func run(while leash: Int32? = nil) throws(PlatformError) {
        if let leash { try loop.watch(leash) { [unowned self] _ in isGone = true } }
        try loop.watch([.terminate, .hangUp, .interrupt]) { [unowned self] _ in isGone = true }
        ending = loop.signalDescriptors.last
        try begin()
        try loop.run { isDone }
        close()
    }

    /// Shows itself, and goes on as its loop is turned.
    package func begin() throws(PlatformError) {
        try loop.watch([.windowChanged]) { [weak self] _ in
            if let size = CursesTerminal.size() { self?.feed(.terminal(.resized(size))) }
        }
        try loop.watch(terminal.descriptor) { [unowned self] _ in readTerminal() }
        ticker = loop.after(Self.tick, repeats: true) { [unowned self] in feed(.tick(clock.now().wall)) }
        follow()
        feed(.tick(clock.now().wall))
        draw()
    }

    /// Nothing of it is called any more; the terminal stays its owner's.
    package func close() {
        isGone = true
        follower?.close()
        loop.forget(terminal.descriptor)
        for timer in [ticker, frameTimer, askTimer, paceTimer] { if let timer { loop.cancel(timer) } }
    }

    /// A line that stays below the screens.
    package func tell(_ line: StyledText) { feed(.told(line)) }

    /// Whether there is nobody in front of it any more.
    package var isDone: Bool { isGone || leaving != nil }

    // MARK: - Inputs

    private func readTerminal() {
        guard let inputs = terminal.inputs() else {
            isGone = true
            return
        }
        for input in inputs { feed(.terminal(input)) }
    }

    private func feed(_ input: TopInput) {
        for effect in top.take(input) { perform(effect) }
        needsFrame = true
        ask()
        scheduleFrame()
    }

    private func follow() {
        follower = ControlFollower(
            to: sources.socket,
            as: sources.client,
            uid: sources.uid,
            on: loop,
            clock: clock
        ) { [weak self] heard in self?.heard(heard) }
    }

    private func heard(_ heard: ControlFollower.Heard) {
        switch heard {
        case .opened:
            book.refresh()
            feed(.link(.open))
        case .event(let event, _):
            book.changed()
            // Only trouble is seen by itself; all else is seen in what is asked for because of it.
            guard event["level"]?.stringValue == "error" else { return askSoon() }
            let text = RunRedaction.ofKnownForms.redact(event["message"]?.stringValue ?? "").text
            feed(.event(topic: event["topic"]?.stringValue ?? "", text: text, isTrouble: true))
        case .lagged, .following: book.refresh()
        case .parted:
            if case .gone = top.context.link { return }
            book.refresh()
            feed(.link(.gone(since: clock.now().wall)))
        }
    }

    // MARK: - Questions

    /// What is due is asked: the daemon where it knows, and the record for the rest, beside this loop.
    private func ask() {
        let now = clock.now().monotonic
        let isOpen = follower?.isOpen ?? false
        let wanted = top.questions.filter { !(isAsking && !(isOpen && $0.isForDaemon)) }
        let due = book.take(wanted, at: now)
        for question in due where isOpen && question.isForDaemon { askDaemon(question) }
        let others = due.filter { !(isOpen && $0.isForDaemon) }
        if !others.isEmpty { askRecord(others) }
        // What is followed is asked for again soon, whether or not anything else happens.
        guard paceTimer == nil, top.questions.contains(where: \.isFollowed) else { return }
        paceTimer = loop.after(QuestionBook.pace) { [weak self] in
            self?.paceTimer = nil
            self?.ask()
        }
    }

    /// However much happens, it is asked only so often.
    private func askSoon() {
        guard askTimer == nil else { return }
        askTimer = loop.after(Self.frameInterval) { [weak self] in
            self?.askTimer = nil
            self?.ask()
        }
    }

    private func askDaemon(_ question: TopQuestion) {
        guard let name = question.directive else { return }
        follower?.ask(name) { [weak self] result in
            guard let self else { return }
            book.answered(question)
            guard case .success(let answer) = result, answer.isOK, let data = answer.data else { return }
            if let told = TopAnswer(data, to: question) { feed(.answer(told, to: question)) }
        }
    }

    private func askRecord(_ questions: [TopQuestion]) {
        isAsking = true
        let answer = sources.answer
        do throws(PlatformError) {
            try SideWork.begin(on: loop, { answer(questions) }) { [weak self] answers in
                guard let self else { return }
                isAsking = false
                guard !isDone else { return }
                for question in questions { book.answered(question) }
                for answered in answers { feed(.answer(answered.answer, to: answered.question)) }
                if answers.isEmpty { ask() }
            }
        } catch {
            isAsking = false
            for question in questions { book.answered(question) }
        }
    }

    // MARK: - Effects

    private func perform(_ effect: TopEffect) {
        switch effect {
        case .act(let act): perform(act)
        case .lend(let words, let lending):
            var lent = LentTerminal(program: sources.program, environment: sources.environment)
            lent.ending = ending
            terminal.lend { lent.run(words, lending) }
            if let size = CursesTerminal.size() { _ = top.take(.terminal(.resized(size))) }
            book.refresh()
        case .run(let words): run(words)
        case .copy(let text): terminal.copy(text)
        case .refresh: book.refresh()
        case .redraw: terminal.redraw()
        case .suspend: terminal.lend { _ = kill(0, SIGSTOP) }
        case .quit: leaving = .quit
        case .interrupt: leaving = .interrupted
        }
    }

    private func perform(_ act: TopAct) {
        guard let follower else { return feed(.done(act, .failure(.nobodyListens(sources.socket)))) }
        follower.ask(act.name, words: act.words, data: act.data) { [weak self] result in
            self?.feed(.done(act, result))
        }
    }

    /// Beside this loop, as it may take a while.
    private func run(_ words: [String]) {
        var call = ProgramCall(sources.program, words, environment: sources.environment.entries)
        call.rejectsFailure = false
        call.timeout = .seconds(60)
        let asked = call
        do throws(PlatformError) {
            try SideWork.begin(on: loop, { Self.result(of: asked) }) { [weak self] result in
                self?.book.refresh()
                self?.feed(.ran(words, isOK: result.isOK, said: result.said))
            }
        } catch { feed(.ran(words, isOK: false, said: "\(error)")) }
    }

    private static func result(of call: ProgramCall) -> (isOK: Bool, said: String) {
        do throws(PlatformError) {
            let result = try call.run()
            return (result.isSuccess, result.said)
        } catch { return (false, "\(error)") }
    }

    // MARK: - Frames

    private func scheduleFrame() {
        guard frameTimer == nil, needsFrame, !isDone else { return }
        let now = clock.now().monotonic
        let passed = lastFrame.map { $0.duration(to: now) } ?? Self.frameInterval
        frameTimer = loop.after(max(.zero, Self.frameInterval - passed)) { [weak self] in
            self?.frameTimer = nil
            self?.draw()
        }
    }

    private func draw() {
        needsFrame = false
        lastFrame = clock.now().monotonic
        let frame = top.frame()
        terminal.show(options.isASCII ? AsciiScreen.reduce(frame) : frame)
        top.saw()
    }
}
