import Control
import Domain

/// Restarting the daemon, from the question to the new one: it shows how far that is, and never asks twice by itself.
package struct RestartDialog: Sendable {
    enum Phase: Hashable, Sendable {
        case choosing
        case asked(at: WallTime, isHot: Bool)
        case back(pid: Int64, took: Duration)
        case failed(String)
    }

    /// Longer than this no restart takes: then it is said how to look.
    static let patience = Duration.seconds(90)

    private(set) var phase = Phase.choosing
    private let oldPID: Int64?
    private var isGone = false
    private var runsBefore: [FlockStatus.Run]

    init(_ flock: FlockStatus) {
        oldPID = flock.pid
        runsBefore = flock.runs
    }

    /// What a key leads to; nil where it closes the dialog.
    mutating func press(_ key: Key, at now: WallTime) -> [TopAct]? {
        switch (phase, key) {
        case (.choosing, .enter), (.choosing, .character("h")): return ask(isHot: true, now)
        case (.choosing, .character("d")): return ask(isHot: false, now)
        case (_, .escape), (_, .character("q")): return nil
        case (.back, _), (.failed, _): return nil
        case (.choosing, _), (.asked, _): return []
        }
    }

    private mutating func ask(isHot: Bool, _ now: WallTime) -> [TopAct] {
        phase = .asked(at: now, isHot: isHot)
        let words = isHot ? ["hot"] : ["drain"]
        return [TopAct(.restartDaemon, words, as: ["daemon", "restart"] + (isHot ? [] : ["--drain"]))]
    }

    mutating func answered(_ result: Result<DirectiveAnswer, ControlError>) {
        guard case .asked = phase else { return }
        switch result {
        case .success(let answer): if !answer.isOK { phase = .failed(answer.detail) }
        // It may be gone before it has answered: that is what was wanted.
        case .failure(let error): if case .timedOut = error { phase = .failed("\(error)") }
        }
    }

    mutating func link(_ link: TopContext.Link) {
        if case .gone = link { isGone = true }
    }

    mutating func flock(_ flock: FlockStatus, at now: WallTime) {
        guard case .asked(let began, _) = phase, let pid = flock.pid, pid != oldPID else { return }
        phase = .back(pid: pid, took: now - began)
    }

    mutating func tick(_ now: WallTime) {
        guard case .asked(let began, _) = phase, now - began >= Self.patience else { return }
        phase = .failed("no new daemon has answered: roost daemon status, roost logs --source daemon")
    }

    // MARK: - Shown

    var title: String {
        switch phase {
        case .choosing: "Restart the daemon?"
        case .asked: "Restarting the daemon"
        case .back: "The daemon is back"
        case .failed: "The daemon was not restarted"
        }
    }

    func lines(_ context: TopContext) -> [(text: String, style: TextStyle)] {
        let count = runsBefore.count
        let workers = count == 1 ? "1 worker goes on" : "\(count) workers go on"
        switch phase {
        case .choosing:
            return [
                ("hot: \(workers), and the new daemon takes them over.", .plain),
                ("Nothing that they write is lost, and no pane is touched.", .plain), ("", .plain),
                ("drain: they are asked to save and to end first,", .plain),
                ("60 s at most.", .plain), ("", .plain),
                ("↵ hot    d drain    esc leave it", .strong),
            ]
        case .asked(let began, let isHot): return progress(began, isHot, context)
        case .back(let pid, let took):
            return [
                ("● PID \(oldPID.map { "\($0) → " } ?? "")\(pid), \(BriefDuration.text(took))", .good),
                ("\(context.flock.runs.count) of \(count) workers are there", .plain), ("", .plain),
                ("↵ close", .strong),
            ]
        case .failed(let why):
            return CellText.wrap(why, to: 56, linesMax: 4).map { ($0, .bad) } + [("", .plain), ("esc close", .strong)]
        }
    }

    private func progress(_ began: WallTime, _ isHot: Bool, _ context: TopContext) -> [(String, TextStyle)] {
        let passed = max(.zero, context.now - began)
        let limit: Duration = isHot ? .seconds(10) : .seconds(65)
        let share = Double(passed.components.seconds) / Double(limit.components.seconds)
        let state =
            isGone ? "◌ PID \(oldPID ?? 0) has gone; the next one begins" : "◐ PID \(oldPID ?? 0) was asked to go"
        var lines: [(String, TextStyle)] = [(state, .warning), ("", .plain)]
        if !isHot {
            for run in runsBefore.prefix(6) {
                let still = context.flock.runs.contains { $0.run == run.run } && !isGone
                lines.append(("\(still ? "◌" : "●") \(run.task)  \(still ? "is asked to end" : "has ended")", .plain))
            }
        }
        lines.append(("\(Meter.text(share, columns: 40)) \(TopAge.text(passed))", .plain))
        lines.append(("", .plain))
        lines.append(("esc hides this; it goes on", .dim))
        return lines
    }
}
