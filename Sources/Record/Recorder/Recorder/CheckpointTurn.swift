import Domain
import JSON
import Journal
import Platform

/// One checkpoint after another, each taken by a helper process: git may take its time, and the pipes must be emptied
/// meanwhile.
struct CheckpointTurn: ~Copyable {
    /// A helper that takes longer is given up.
    static let timeMax = Duration.seconds(600)
    static let answerBytesMax = 64 << 10

    /// What a helper said.
    enum Answer: Hashable, Sendable {
        case taken(seq: Int64, ref: String, commit: String, files: Int64)
        case unchanged
        case failed(String)
    }

    private struct Attempt: ~Copyable {
        var child: ChildProcess
        let answer: FileDescriptor
        let seq: Int64
        let giveUpAt: MonotonicTime
    }

    private let interval: Duration?
    private var attempt: Attempt?
    private var nextAt: MonotonicTime?
    private var isWanted = false
    private(set) var helperPID: Int32?
    private var helperPidfd: Int32?
    private(set) var seq: Int64 = 0

    init(_ plan: LaunchPlan, isEnabled: Bool, at now: MonotonicTime) {
        interval = isEnabled && plan.checkpointIntervalSeconds > 0 ? .seconds(plan.checkpointIntervalSeconds) : nil
        nextAt = interval.map { now.advanced(by: $0) }
    }

    /// Whether they are taken from time to time, and the first time has come.
    var isRegular: Bool { interval != nil && seq > 0 }

    var isBusy: Bool { helperPID != nil }

    var isAskedAgain: Bool { isWanted && !isBusy }

    /// When the next is due, or a helper has had its time.
    private(set) var giveUpAt: MonotonicTime?
    var due: MonotonicTime? { giveUpAt ?? nextAt }

    func isDue(at now: MonotonicTime) -> Bool {
        guard let nextAt, !isBusy else { return false }
        return nextAt <= now
    }

    /// One is wanted as soon as the one at work is done.
    mutating func want() { isWanted = true }

    mutating func stopInterval() { nextAt = nil }

    func listen(in ready: inout ReadySet) {
        if let helperPidfd { ready.add(helperPidfd) }
    }

    /// Starts a helper for the next number.
    mutating func start(
        _ paths: RunPaths,
        seq: Int64,
        onlyIfChanged: Bool,
        at now: MonotonicTime
    ) throws(PlatformError) {
        isWanted = false
        nextAt = interval.map { now.advanced(by: $0) }
        let pipe = try Pipe()
        var request = SpawnRequest("/proc/self/exe", ["checkpoint", paths.directory, "\(seq)"])
        if onlyIfChanged { request.arguments.append("--if-changed") }
        request.environment = Environment.current().entries
        request.output = .descriptor(pipe.writing.number)
        let child = try SystemProcesses().spawn(request)
        helperPID = child.pid
        helperPidfd = child.pidfd.number
        self.seq = seq
        let giveUpAt = now.advanced(by: Self.timeMax)
        self.giveUpAt = giveUpAt
        attempt = Attempt(child: child, answer: pipe.keepReading(), seq: seq, giveUpAt: giveUpAt)
    }

    /// What the helper said, once it has ended; it is ended by force when its time is over.
    mutating func finish(_ ready: ReadySet, at now: MonotonicTime) -> Answer? {
        guard let pidfd = helperPidfd else { return nil }
        let isLate = giveUpAt.map { $0 <= now } ?? false
        guard ready.isReady(pidfd) || isLate, var attempt = attempt.take() else { return nil }
        helperPID = nil
        helperPidfd = nil
        giveUpAt = nil
        do throws(PlatformError) {
            if isLate { try attempt.child.signal(.kill) }
            _ = try attempt.child.wait()
            guard !isLate else { return .failed("it took longer than \(Self.timeMax)") }
            return Self.answer(try attempt.answer.readToEnd(bytesMax: Self.answerBytesMax))
        } catch {
            return .failed("\(error)")
        }
    }

    static func answer(_ line: [UInt8]) -> Answer {
        do throws(JSONError) {
            let value = try JSONReader.read(line)
            guard case .object(let object) = value else { return .failed("its helper said nothing") }
            if case .string(let error)? = object["error"] { return .failed(error) }
            if case .bool(true)? = object["unchanged"] { return .unchanged }
            guard case .integer(let seq)? = object["checkpointSeq"], case .string(let ref)? = object["ref"],
                case .string(let commit)? = object["commit"], case .integer(let files)? = object["files"]
            else { return .failed("its helper said what is not understood") }
            return .taken(seq: seq, ref: ref, commit: commit, files: files)
        } catch {
            return .failed("its helper ended without a word")
        }
    }
}
