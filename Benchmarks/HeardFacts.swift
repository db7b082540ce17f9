import Control
import Domain
import Glibc
import JSON
import Platform

/// The daemon's end of the socket of a home: it writes lines of an agent, and notes when the fact of each is heard.
final class HeardFacts {
    private let loop: EventLoop
    private let clock = SystemClock()
    private var listener: ControlListener?
    private var written: [String: MonotonicTime] = [:]
    /// How long each took, in the order in which they were heard.
    private(set) var times: [Duration] = []
    /// Whether the index has told all that it knows of a run, from where on it tells facts.
    private(set) var isSummarized = false

    init(_ home: String) throws {
        loop = try EventLoop()
        let address = try ControlAddress(ofHome: home, uid: geteuid(), environment: .current())
        listener = try ControlListener(
            at: address,
            on: loop,
            uid: geteuid(),
            disk: SystemDisk(),
            clock: clock,
            greet: { hello, _ in HelloReply.answer(to: hello, version: "bench") },
            hear: { [unowned self] _, heard in if case .frame(let frame) = heard { hear(frame) } }
        )
    }

    var waitingCount: Int { written.count }

    func close() {
        listener?.close()
        listener = nil
    }

    /// Of each such line there is one fact.
    func write(_ number: Int, to file: borrowing FileDescriptor) throws {
        let line = """
            {"type":"rate_limit_event","rate_limit_info":{"status":"\(number)","rateLimitType":"five_hour"},\
            "session_id":"c-1"}\n
            """
        written["\(number)"] = clock.now().monotonic
        try SystemDisk().writeAll(Array(line.utf8), to: file)
    }

    /// Hears what comes in that time.
    func turn(for time: Duration) throws {
        let end = clock.now().monotonic.advanced(by: time)
        while clock.now().monotonic < end { try loop.turn(upTo: clock.now().monotonic.duration(to: end)) }
    }

    func turn(upTo limit: Duration, until isSo: (HeardFacts) -> Bool) throws {
        let end = clock.now().monotonic.advanced(by: limit)
        while !isSo(self) {
            guard clock.now().monotonic < end else { throw PlatformError.noProgress(subject: "the facts of a run") }
            try loop.turn(upTo: .milliseconds(100))
        }
    }

    private func hear(_ frame: JSONObject) {
        switch frame["fact"]?.stringValue {
        case "summary": isSummarized = true
        case "event":
            guard let number = frame["data"]?.objectValue?["status"]?.stringValue,
                let began = written.removeValue(forKey: number)
            else { return }
            times.append(began.duration(to: clock.now().monotonic))
        default: break
        }
    }
}
